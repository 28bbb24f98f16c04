// Styles from Sass and scripts from esbuild into wwwroot/lib. Run by the build; `node Design/bundle.mjs` runs it by hand.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import * as esbuild from "esbuild";
import * as sass from "sass";

const out = "wwwroot/lib";
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

for (const sheet of ["tongban", "paper"]) {
  const styles = sass.compile(`Design/Styles/${sheet}.scss`, {
    loadPaths: ["node_modules/govuk-frontend/dist"],
    style: "compressed",
    quietDeps: true,
  });
  writeFileSync(`${out}/${sheet}.css`, styles.css);
}

await esbuild.build({
  entryPoints: ["tongban", "charts", "suggest", "flow"].map((name) => `Design/Scripts/${name}.js`),
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2020",
  legalComments: "none",
});
