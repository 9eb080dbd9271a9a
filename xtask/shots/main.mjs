// Pictures of every page in every look, to look at: each GET route of docs/ROUTES.md and the states that no address
// alone shows, as those for whom the page is, on a phone and a desktop, by day and by night, in three languages.
// Writes one sheet of them all (index.html) and one a page (sheet-*.png).
// node xtask/shots/main.mjs http://127.0.0.1:3000 target/shots [--quick] [--only WORD]
import { mkdirSync, rmSync } from "node:fs";
import { chromium } from "@playwright/test";
import { pages, prepare, roles } from "./pages.mjs";
import { sheets } from "./sheet.mjs";

const [base, folder, ...flags] = process.argv.slice(2);
const quick = flags.includes("--quick");
const only = flags.includes("--only") ? flags[flags.indexOf("--only") + 1] : "";
/** Pages that are looked at side by side. */
const AT_ONCE = 3;
/** A picture is cut here: nobody looks at the four hundredth row. */
const LONGEST = 4_000;

const sizes = { phone: { width: 360, height: 640 }, desktop: { width: 1280, height: 800 } };
const looks = [];
for (const lang of ["nl-BE", "fr", "en"])
  for (const scheme of ["light", "dark"]) for (const size of Object.keys(sizes)) looks.push({ lang, scheme, size });
/** All sizes and schemes in Dutch, one look of the other languages. */
const few = looks.filter(({ lang, scheme, size }) => lang === "nl-BE" || (scheme === "light" && size === "desktop"));
const wanted = quick ? few : looks;

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || undefined, args: ["--no-sandbox", "--disable-gpu"] });
const sessions = await prepare(browser, base);
const { list, leftOut } = pages(sessions);
leftOut.forEach((line) => console.log(`  left out: ${line}`));

const faults = [];
const taken = [];
const jobs = list.filter(({ name, role }) => `${role} ${name}`.includes(only)).flatMap((page) => wanted.map((look) => ({ page, look })));
async function work() {
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    const { page: { name, role, path, act, status: expected = 200 }, look } = job;
    const { lang, scheme, size } = look;
    const phone = size === "phone";
    const context = await browser.newContext({ baseURL: base, viewport: sizes[size], colorScheme: scheme, locale: lang, isMobile: phone, hasTouch: phone });
    // The browser takes the session's own cookie from https alone. (A header does not follow a redirect.)
    const cookie = [sessions.cookies[role], `plek-lang=${lang}`].filter(Boolean).join("; ");
    await context.setExtraHTTPHeaders({ cookie });
    const page = await context.newPage();
    const label = `${role}, ${name} (${lang} ${scheme} ${size})`;
    try {
      let answer = await page.goto(path);
      if (act) answer = (await act(page)) ?? answer;
      await page.evaluate(() => document.fonts.ready);
      const { wide, height } = await page.evaluate(() => {
        const { scrollWidth, clientWidth, scrollHeight } = document.documentElement;
        return { wide: scrollWidth > clientWidth, height: scrollHeight };
      });
      if (wide) faults.push(`too wide: ${label}`);
      if (answer.status() !== expected) faults.push(`${answer.status()} instead of ${expected}: ${label}`);
      const file = `${role}-${name.replace(/[^a-z0-9]+/gi, "-")}-${lang}-${scheme}-${size}.png`;
      const clip = { x: 0, y: 0, width: sizes[size].width, height: Math.min(height, LONGEST) };
      await page.screenshot({ path: `${folder}/${file}`, fullPage: true, clip });
      taken.push({ ...look, page: `${name} · ${role}`, file });
    } catch (error) {
      faults.push(`${label}: ${error.message.split("\n")[0]}`);
    }
    await context.close();
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, work));
const order = new Map(list.map(({ name, role }, at) => [`${name} · ${role}`, at]));
const rank = (shot) => order.get(shot.page) * 100 + looks.findIndex((look) => look.lang === shot.lang && look.scheme === shot.scheme && look.size === shot.size);
taken.sort((one, other) => rank(one) - rank(other));
await sheets(browser, folder, taken);
await browser.close();
console.log(`==> ${taken.length} shots, ${folder}/index.html`);
faults.forEach((fault) => console.log(`  ${fault}`));
process.exit(faults.length > 0 ? 1 : 0);
