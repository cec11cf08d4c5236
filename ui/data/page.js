// The page's own script: the copy button, the way to the newest answer and to the quoted words. No requests.
(() => {
  "use strict";
  document.documentElement.lang = "zh-CN";

  async function copyText(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (error) {
      const box = document.createElement("textarea");
      box.value = text;
      box.style.position = "fixed";
      box.style.opacity = "0";
      document.body.append(box);
      box.select();
      const done = document.execCommand("copy");
      box.remove();
      return done;
    }
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest && event.target.closest("button.copy");
    if (!button) return;
    const done = await copyText(button.dataset.copy || "");
    button.textContent = done ? "已复制" : "复制失败";
    setTimeout(() => { button.textContent = "复制"; }, 1600);
  });

  document.addEventListener("toggle", (event) => {
    const opened = event.target;
    if (!opened.open || !opened.matches(".citation")) return;
    const box = opened.querySelector(".clause-text");
    const mark = opened.querySelector("mark");
    if (box && mark) box.scrollTop += mark.getBoundingClientRect().top - box.getBoundingClientRect().top - 40;
  }, true);

  function follow() {
    const chat = document.getElementById("chat");
    if (!chat) return false;
    let seen = null;
    new MutationObserver(() => {
      const turns = chat.querySelectorAll(".turn");
      const last = turns[turns.length - 1];
      if (!last || last === seen) return;
      seen = last;
      requestAnimationFrame(() => requestAnimationFrame(() => last.scrollIntoView({ block: "start" })));
    }).observe(chat, { childList: true, subtree: true });
    return true;
  }
  const waiting = new MutationObserver(() => { if (follow()) waiting.disconnect(); });
  waiting.observe(document.documentElement, { childList: true, subtree: true });
})();
