// Draws a procedure with bpmn-js; its mark stays where everyone sees it, as its licence asks.
import Viewer from "bpmn-js/lib/NavigatedViewer";

export async function draw(place, address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const viewer = new Viewer({ container: place });
  await viewer.importXML(await answer.text());
  viewer.get("canvas").zoom("fit-viewport");
}
