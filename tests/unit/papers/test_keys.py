"""The key seam: closed files, one parse, and a demo authority that never works in production."""

import os
import stat

import pytest

from backend.papers.demo_authority import Holder, create_demo_authority
from backend.papers.keys import DEMO_MARK, DemoKeyRefused, KeyStore, KeyStoreError
from backend.papers.signing import sign
from tests.support import sample_papers as sample


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_the_directory_is_700_and_every_file_600(store):
    assert mode(store.directory) == 0o700
    assert {mode(path) for path in store.directory.iterdir()} == {0o600}


def test_every_certificate_says_that_it_is_an_illustration(store):
    for code in store.codes():
        assert DEMO_MARK in store.signer(code).certificate.subject.human_friendly
        assert DEMO_MARK in store.signer(code).certificate.issuer.human_friendly


def test_the_codes_of_signers_leave_out_the_authorities(store):
    assert store.codes() == ("chu-tich", "ubnd-tinh")


def test_a_key_is_parsed_once(store):
    assert store.signer("chu-tich") is store.signer("chu-tich")


def test_making_the_authority_again_changes_nothing_and_adds_new_holders(tmp_path):
    before = {path.name: path.read_bytes() for path in sample.demo_store(tmp_path / "keys").directory.iterdir()}
    newcomer = Holder(
        "thu-ky", "Phạm Thu Hà", "Hội đồng Thi đua – Khen thưởng tỉnh Minh Họa thuộc Ủy ban nhân dân tỉnh"
    )
    again = create_demo_authority(tmp_path / "keys", sample.AT, [*sample.HOLDERS, newcomer])
    assert {name: (again.directory / name).read_bytes() for name in before} == before
    assert "thu-ky" in again.codes()


@pytest.mark.parametrize("algorithm", ["p256", "rsa2048"])
def test_both_kinds_of_key_can_sign(tmp_path, algorithm, bang_khen):
    store = sample.demo_store(tmp_path, algorithm)
    assert store.signer("chu-tich").key.key_size == {"p256": 256, "rsa2048": 2048}[algorithm]


def test_a_key_that_others_can_read_is_refused(tmp_path):
    store = sample.demo_store(tmp_path / "keys")
    os.chmod(store.directory / "chu-tich.key.pem", 0o640)
    with pytest.raises(KeyStoreError, match="others can read"):
        store.signer("chu-tich")


@pytest.mark.parametrize("code", ["khong-co", "../chu-tich", "", "a/b"])
def test_an_unknown_or_crooked_code_is_refused(store, code):
    with pytest.raises(KeyStoreError):
        store.signer(code)


def test_production_refuses_demo_keys_and_demo_roots(store, bang_khen):
    production = KeyStore(store.directory, production=True)
    with pytest.raises(DemoKeyRefused):
        production.signer("chu-tich")
    with pytest.raises(DemoKeyRefused):
        production.trust_roots()
    with pytest.raises(DemoKeyRefused):
        sign(b"", sample.demo_signers(store, bang_khen), sample.AT, bang_khen, production=True)


def test_a_signer_does_not_print_its_key(store):
    assert repr(store.signer("chu-tich")) == "Signer('chu-tich')"
