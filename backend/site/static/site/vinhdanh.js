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
  var touched = false;
  document.addEventListener("input", function (event) {
    if (event.target.closest && event.target.closest("form[data-keep]")) touched = true;
  });
  document.addEventListener("submit", function () { touched = false; });
  window.addEventListener("beforeunload", function (event) { if (touched) event.preventDefault(); });
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
