// A browser keeps a page that was left, and shows it again on Back as it was: after signing out, too. So a page that is
// left is hidden first, and one that comes back is asked of the server anew, which knows who is signed in now.
// Who signs out in one tab leaves nothing readable in the others of this browser either (templates/account/goodbye.html).
(() => {
  const page = document.documentElement;
  const tabs = typeof BroadcastChannel === "function" ? new BroadcastChannel("km-signed-out") : null;

  // Not reload(), which would send a form again; but an address with a # goes nowhere otherwise.
  function anew() {
    if (location.hash) location.reload();
    else location.replace(location.href);
  }

  addEventListener("pagehide", (event) => {
    if (event.persisted) page.style.visibility = "hidden";
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    page.style.visibility = "hidden";
    anew();
  });
  tabs?.addEventListener("message", anew);
  addEventListener("DOMContentLoaded", () => {
    // A BroadcastChannel's postMessage has no target: it stays within this origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    if (document.body.dataset.signedOut !== undefined) tabs?.postMessage("");
  });
})();
