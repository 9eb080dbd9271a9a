// The contact sheet: one page with all pictures, and a picture of each page in all its looks.
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

const escaped = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.codePointAt(0)};`);
const style = `body{font:15px sans-serif;margin:1rem;background:#ddd;color:#111}h2{margin:2rem 0 .5rem}
div{display:flex;flex-wrap:wrap;gap:12px;align-items:start}figure{margin:0}figcaption{font-size:12px}
img{display:block;border:1px solid #999}.phone{width:240px}.desktop{width:520px}`;
const document = (title, body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><style>${style}</style>${body}</html>`;
const figure = ({ file, lang, scheme, size }) =>
  `<figure><a href="${file}"><img class="${size}" src="${file}" alt=""></a><figcaption>${lang} ${scheme} ${size}</figcaption></figure>`;

export async function sheets(browser, folder, taken) {
  const groups = new Map();
  for (const shot of taken) groups.set(shot.page, [...(groups.get(shot.page) ?? []), shot]);
  const section = ([name, shots]) => {
    const row = (size) => `<div>${shots.filter((shot) => shot.size === size).map(figure).join("")}</div>`;
    return `<h2>${escaped(name)}</h2>${row("phone")}${row("desktop")}`;
  };
  const all = [...groups].map(section).join("").replaceAll("<img ", '<img loading="lazy" ');
  writeFileSync(`${folder}/index.html`, document("Shots", `<h1>${taken.length} shots</h1>${all}`));

  const page = await browser.newPage({ viewport: { width: 1640, height: 900 } });
  for (const group of groups) {
    const name = group[0].replace(/[^a-z0-9]+/gi, "-");
    const file = resolve(folder, `sheet-${name}.html`);
    writeFileSync(file, document("Sheet", section(group)));
    await page.goto(pathToFileURL(file).href);
    await page.screenshot({ path: `${folder}/sheet-${name}.png`, fullPage: true });
  }
  await page.close();
}
