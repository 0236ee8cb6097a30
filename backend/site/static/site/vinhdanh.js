// Small comforts; every task is possible without this file.
(function () {
  "use strict";
  // Tick everything in a list.
  document.addEventListener("change", function (event) {
    var box = event.target;
    if (!box.matches || !box.matches("[data-tick-all]")) return;
    var form = box.closest("form");
    form.querySelectorAll('input[type="checkbox"][name="' + box.dataset.tickAll + '"]:not(:disabled)').forEach(function (one) {
      one.checked = box.checked;
    });
  });
  // Pressed twice is sent once (the idempotency key guards the server as well).
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method !== "post" || form.hasAttribute("hx-post")) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    setTimeout(function () { delete form.dataset.sent; }, 5000);
  });
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) document.querySelectorAll("form[data-sent]").forEach(function (form) { delete form.dataset.sent; });
  });
  // Leaving with unsent text asks first.
  var touched = false, touchedAt = 0;
  document.addEventListener("input", function (event) {
    if (event.target.closest && event.target.closest("form[data-keep]")) { touched = true; touchedAt = Date.now(); }
  });
  // A page that saves in the background: what was saved need not be asked for; what was not is said.
  function autosaving(event) { return event.target.closest && event.target.closest("[data-autosave]"); }
  document.addEventListener("htmx:beforeRequest", function (event) {
    if (autosaving(event)) event.target.dataset.sentAt = Date.now();
  });
  document.addEventListener("htmx:beforeSwap", function (event) {
    var box = autosaving(event);
    if (!box || new URL(event.detail.xhr.responseURL).pathname === new URL(box.closest("form").action).pathname) return;
    event.detail.shouldSwap = false;
    box.textContent = box.closest("form").dataset.gone;
    box.dataset.sentAt = 0;
  });
  document.addEventListener("htmx:afterRequest", function (event) {
    var box = autosaving(event);
    if (!box) return;
    if (!event.detail.successful) box.textContent = box.closest("form").dataset.unsaved;
    else if (touchedAt <= Number(box.dataset.sentAt)) touched = false;
  });
  document.addEventListener("submit", function () { touched = false; });
  window.addEventListener("beforeunload", function (event) { if (touched) event.preventDefault(); });
  // What is typed into a long sheet is kept as a draft on the server, three seconds after the last key.
  var waiting = null;
  document.addEventListener("input", function (event) {
    var form = event.target.closest && event.target.closest("form[data-draft]");
    if (!form) return;
    clearTimeout(waiting);
    waiting = setTimeout(function () {
      var data = new FormData(form);
      data.set("draft", "1");
      fetch(form.action || location.href, { method: "POST", body: data, headers: { "X-Requested-With": "draft" } })
        .then(function (answer) { return answer.ok ? answer.text() : ""; })
        .then(function (at) {
          if (at) form.querySelector("[data-draft-said]").textContent = form.dataset.draft + " " + at;
        })
        .catch(function () {});
    }, 3000);
  });
  // After a refused form the summary takes the focus.
  document.addEventListener("DOMContentLoaded", function () {
    var summary = document.querySelector(".error-summary");
    if (summary) summary.focus();
  });
  // Printing is a button only where there is a script.
  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
})();
