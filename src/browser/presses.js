// Tells which press may come: what the pointer is on, what is touched, and what the keyboard is on, of the controls that change
// filters. A pointer rests on what it presses for some tenths of a second, and a press takes a tenth itself: the worker that keeps a
// large package can answer meanwhile, and the answer is in the frame of the press. Used by opening.js.

const CONTROLS = "button[data-area], [data-facet] label, .active-filters button, .search-clear";

/** The hash of the value that pressing this control would choose or take back; an empty one where it takes back others. */
function choiceOf(control) {
  if (control.dataset.area) return `city=${encodeURIComponent(control.dataset.area)}`;
  const box = control.querySelector("input");
  return box ? `${control.closest("[data-facet]").dataset.facet}=${encodeURIComponent(box.value)}` : "";
}

/** Calls `tell` with the choice of each press that may come; returns what ends that. */
export function followPresses(tell) {
  const hear = ({ target }) => {
    const control = target.closest && target.closest(CONTROLS);
    if (control) tell(choiceOf(control));
  };
  const kinds = ["pointerover", "pointerdown", "focusin"];
  for (const kind of kinds) document.addEventListener(kind, hear, { passive: true });
  return () => kinds.forEach((kind) => document.removeEventListener(kind, hear));
}
