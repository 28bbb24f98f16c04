// What pages do better with JavaScript. Nothing here is needed to use one.
import { createAll, Button, CharacterCount, Checkboxes, ErrorSummary, Radios, SkipLink } from "govuk-frontend";

// govuk-frontend tests for this class before it enhances anything.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const component of [Button, CharacterCount, Checkboxes, ErrorSummary, Radios, SkipLink]) createAll(component);
