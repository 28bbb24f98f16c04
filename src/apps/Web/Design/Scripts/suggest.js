// A search box that proposes what it finds while one types. Without this script it is a search box.
import accessibleAutocomplete from "accessible-autocomplete";

const box = document.querySelector("[data-suggestions]");
const input = box?.querySelector("input[type=search]");
if (input) {
  const words = box.dataset;
  const place = document.createElement("div");
  place.className = "tb-suggest";
  input.replaceWith(place);

  let asking;
  const source = async (typed, show) => {
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(`${words.suggestions}?q=${encodeURIComponent(typed)}`, { signal: asking.signal });
      show(answer.ok ? await answer.json() : []);
    } catch {
      // Typed on meanwhile, or no network: what was found before stays, and the form still works.
    }
  };

  // The library sets a proposal as HTML, so each piece goes through a text node first.
  const safe = document.createElement("span");
  const escaped = (text) => {
    safe.textContent = text;
    return safe.innerHTML;
  };

  accessibleAutocomplete({
    element: place,
    id: input.id,
    name: input.name,
    defaultValue: input.value,
    placeholder: input.placeholder,
    inputClasses: input.className,
    minLength: 1,
    autoselect: false,
    confirmOnBlur: false,
    showNoOptionsFound: false,
    displayMenu: "overlay",
    source,
    templates: {
      inputValue: (found) => found?.title?.map((piece) => piece.text).join("") ?? "",
      suggestion: (found) =>
        typeof found === "string"
          ? escaped(found)
          : found.title.map((p) => (p.hit ? `<mark class="tb-hit">${escaped(p.text)}</mark>` : escaped(p.text))).join("") +
            `<span class="tb-suggest__note">${escaped(found.note)}</span>`,
    },
    onConfirm: (found) => found && location.assign(found.href),
    tStatusQueryTooShort: () => "",
    tStatusNoResults: () => words.none,
    tStatusSelectedOption: (chosen, count, index) => `${chosen} (${index + 1}/${count})`,
    tStatusResults: (count, chosen) => `${words.some.replace("{0}", count)} ${chosen}`,
    tAssistiveHint: () => words.hint,
  });

  // Enter in the box itself searches for what was typed; the library would only close its menu.
  place.addEventListener("keydown", (event) => event.key === "Enter" && event.target.matches("input") && event.stopPropagation(), true);
}
