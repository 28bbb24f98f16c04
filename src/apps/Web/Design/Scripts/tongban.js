// What pages do better with JavaScript. Nothing here is needed to use one.
import { createAll, Button, CharacterCount, Checkboxes, ErrorSummary, Radios, SkipLink } from "govuk-frontend";

// govuk-frontend tests for this class before it enhances anything.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const component of [Button, CharacterCount, Checkboxes, ErrorSummary, Radios, SkipLink]) createAll(component);

// Lists people work through: J and K go down and up, X chooses, Enter opens. Never while something is typed or a modifier is held.
for (const table of document.querySelectorAll("[data-rows=keys]")) {
  const rows = [...table.tBodies[0].rows];
  let now = -1;
  const go = (to) => {
    if (to < 0 || to >= rows.length) return;
    rows[now]?.classList.remove("tb-row--now");
    now = to;
    rows[now].classList.add("tb-row--now");
    rows[now].querySelector("a")?.focus();
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    if (event.key === "j") go(now + 1);
    else if (event.key === "k") go(now - 1);
    else if (event.key === "x") rows[now]?.querySelector("input[type=checkbox]")?.click();
    else return;
    event.preventDefault();
  });
}

// A file that will not be taken is not sent: said where it was chosen, and the others need not be chosen again after a long wait.
for (const input of document.querySelectorAll("input[type=file][data-most]")) {
  input.addEventListener("change", () => {
    input.parentElement.querySelector("[data-size-error]")?.remove();
    const large = [...input.files].filter((file) => file.size > Number(input.dataset.most));
    if (large.length === 0) return;
    const words = document.createElement("p");
    words.className = "govuk-error-message";
    words.dataset.sizeError = "";
    words.setAttribute("role", "alert");
    words.textContent = `${large.map((file) => file.name).join(", ")}: ${input.dataset.tooLarge}`;
    input.before(words);
    input.value = "";
  });
}

// The drawing of a procedure: fetched when it is first opened.
for (const part of document.querySelectorAll("details[data-flow]")) {
  part.addEventListener("toggle", async () => {
    const place = part.querySelector(".tb-flow");
    if (!part.open || place.childElementCount > 0) return;
    try {
      const { draw } = await import(part.dataset.script);
      await draw(place, part.dataset.flow);
    } catch {
      place.textContent = place.dataset.failed;
    }
  });
}

// Reading aloud, where the browser has a voice: the page's own words, from its heading to its end; once more stops it.
const voice = document.querySelector("[data-read]");
if (voice && "speechSynthesis" in window) {
  voice.hidden = false;
  voice.addEventListener("click", () => {
    if (speechSynthesis.speaking) return speechSynthesis.cancel();
    const words = new SpeechSynthesisUtterance(document.querySelector("main").innerText);
    words.lang = document.documentElement.lang;
    speechSynthesis.speak(words);
  });
}
