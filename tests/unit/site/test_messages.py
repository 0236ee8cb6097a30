"""Two languages: every message id has English."""

from babel.messages.catalog import Catalog
from django.conf import settings

from backend.site.messages import collected, merge, missing

ENGLISH = settings.BASE_DIR / "locale" / "en" / "LC_MESSAGES" / "django.po"


def test_every_message_has_english():
    assert missing(settings.BASE_DIR, ENGLISH) == [], "run manage.py update_messages and translate"


def test_words_are_found_in_python_and_in_templates(tmp_path):
    app = tmp_path / "backend" / "app" / "templates" / "app"
    app.mkdir(parents=True)
    (app / "page.html").write_text('{% translate "Xin chào" %} {{ _("Tạm biệt") }}', encoding="utf-8")
    (tmp_path / "backend" / "app" / "views.py").write_text('_("Đã ký")\n', encoding="utf-8")
    found: Catalog = collected(tmp_path)
    assert {message.id for message in found if message.id} == {"Xin chào", "Tạm biệt", "Đã ký"}


def test_merging_twice_changes_nothing(tmp_path):
    app = tmp_path / "backend"
    app.mkdir()
    (app / "views.py").write_text('_("Đã ký")\n', encoding="utf-8")
    po = tmp_path / "django.po"
    assert merge(tmp_path, po) == ["Đã ký"]
    first = po.read_bytes()
    merge(tmp_path, po)
    assert po.read_bytes() == first


def test_a_guessed_text_is_none(tmp_path):
    app = tmp_path / "backend"
    app.mkdir()
    (app / "views.py").write_text('_("Đã ký")\n', encoding="utf-8")
    po = tmp_path / "django.po"
    po.write_text('#, fuzzy\nmsgid "Đã ký"\nmsgstr "Signed"\n', encoding="utf-8")
    assert missing(tmp_path, po) == ["Đã ký"]
