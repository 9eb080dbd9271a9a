// Which pages there are, who looks at them, and how one gets into the states that no address alone shows.
import { readFileSync } from "node:fs";

/** Who looks. Ids as in server/src/demo/people.rs. */
export const roles = { nobody: 0, noor: 1, ann: 4, bram: 5, els: 6 };
const person = (id) => `01900000-0000-7000-8000-${String(id).padStart(12, "0")}`;
/** Whose page a route is: the first that fits, with the library that they work for. */
const lookers = [
  { route: /^\/(account|mine|staff$)/, role: "noor" },
  { route: /^\/staff\/\{library\}\/(people|audit|retention|profile)/, role: "els", library: "universiteit" },
  { route: /^\/staff\/consortium/, role: "els", library: "universiteit" },
  { route: /^\/staff/, role: "bram", library: "meerstede" },
  { route: /./, role: "nobody", library: "meerstede" },
];

/** Signs everybody in, and makes what pages with an id in their address need: a letter, a change, a sign-in. */
export async function prepare(browser, base) {
  const post = (path, cookie, fields) =>
    fetch(base + path, {
      method: "POST",
      redirect: "manual",
      headers: { "content-type": "application/x-www-form-urlencoded", origin: base, ...(cookie && { cookie }) },
      body: new URLSearchParams(fields),
    });
  const found = async (path, cookie, pattern) => (await (await fetch(base + path, { headers: { cookie } })).text()).match(pattern)?.[1];
  const cookies = { nobody: "" };
  for (const [name, id] of Object.entries(roles).filter(([, id]) => id > 0)) {
    const answer = await post("/demo/as", "", { person: person(id) });
    const value = answer.headers.get("set-cookie")?.match(/__Host-plek=[^;]+/)?.[0];
    if (!value) throw new Error(`POST /demo/as answered ${answer.status} for ${name}`);
    cookies[name] = value;
  }
  const branch = "/staff/meerstede/zuid";
  const zone = await found(branch, cookies.bram, /\/zones\/([0-9a-f-]+)"/);
  // A code by mail gives a letter and the page that asks for the code.
  const asked = await post("/sign-in", "", { email: "els.maes@example.org", return: "/" });
  const signIn = asked.headers.get("location")?.match(/\/sign-in\/([^?]+)/)?.[1];
  const moved = await post("/account", cookies.noor, { do: "email", email: "noor@example.org", key: crypto.randomUUID() });
  const email = moved.headers.get("location")?.match(/\/account\/email\/([^?]+)/)?.[1];

  const context = await browser.newContext({ baseURL: base, extraHTTPHeaders: { cookie: cookies.bram } });
  const page = await context.newPage();
  await page.goto(`${branch}/closures`);
  await closeZone(page, zone);
  await Promise.all([page.waitForURL(/\/changes\//), page.locator(".actions button").click()]);
  const change = new URL(page.url()).pathname.split("/").at(-1);
  // Letters leave every two seconds.
  let letter;
  for (let tries = 0; !letter && tries < 20; tries++) {
    letter = await found("/demo/mail", "", /\/demo\/mail\/([0-9a-f-]+)"/);
    await page.waitForTimeout(500);
  }
  await context.close();
  const own = await found("/mine", cookies.noor, /\/mine\/([0-9a-f-]+)\/change"/);
  // A seat by telephone for tomorrow, from the desk; one by Noor herself, of which she gets a mail with a link.
  const given = await give(browser, base, cookies.ann, branch);
  const seat = { branch: "zuid", day: "2026-10-16", from: "16:00", until: "18:00", any: crypto.randomUUID() };
  const taken = await post("/meerstede/seats", cookies.noor, seat);
  const booked = taken.headers.get("location")?.match(/booked=([0-9a-f-]+)/)?.[1];
  let link;
  for (let tries = 0; !link && tries < 20; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    link = await linkOf(base, booked);
  }
  const group = await found("/staff/consortium", cookies.els, /\/staff\/consortium\/([0-9a-f-]+)"/);
  const code = await found(`${branch}/labels`, cookies.bram, /label__code">([^<]+)</);
  const examples = {
    "/mine/{booking}/change": own,
    "/sign-in/{id}": signIn,
    "/account/email/{id}": email,
    "/b/{token}": link,
    branch: "zuid",
    booking: given,
    token: "niets",
    zone,
    change,
    letter,
    code,
    group,
  };
  return { cookies, examples, branch, zone, booked };
}

/** The desk gives somebody with only a name a seat for tomorrow; which booking. */
async function give(browser, base, cookie, branch) {
  const context = await browser.newContext({ baseURL: base, extraHTTPHeaders: { cookie } });
  const page = await context.newPage();
  await page.goto(`${branch}/give`);
  await page.locator("[name=name]").fill("Maria Peeters");
  await page.locator("[name=day]").fill("2026-10-14");
  await page.locator("[name=from]").fill("10:00");
  await page.locator("[name=until]").fill("12:00");
  await Promise.all([page.waitForURL(/\/slips\//), page.locator("[name=name]").press("Enter")]);
  const booking = new URL(page.url()).pathname.split("/").at(-1);
  await context.close();
  return booking;
}

/** The token of the link in the mail about a booking, once it is there. */
async function linkOf(base, booking) {
  const list = await (await fetch(`${base}/demo/mail`)).text();
  for (const [, letter] of list.matchAll(/\/demo\/mail\/([0-9a-f-]+)"/g)) {
    const mail = await (await fetch(`${base}/demo/mail/${letter}/html`)).text();
    const token = mail.match(new RegExp(`/b/(${booking.replaceAll("-", "")}[^"?#]*)`))?.[1];
    if (token) return token;
  }
}

/** Sends a form and waits for its answer. */
async function send(page, button) {
  const posted = (response) => response.request().method() === "POST";
  const [answer] = await Promise.all([page.waitForResponse(posted, { timeout: 10_000 }), button.click({ timeout: 10_000 })]);
  await page.waitForLoadState("load");
  return answer;
}

async function takeFirst(page) {
  await page.locator("form.booking [name=seat]:enabled").first().check({ force: true });
  return send(page, page.locator(".book-bar button"));
}

async function closeZone(page, zone) {
  await page.locator("select[name=zone]").selectOption(zone);
  await page.locator("[name=reason]").fill("Lekkage");
  return send(page, page.locator("form:has([name=reason]) button"));
}

/** Pages whose address alone does not show what they are for. */
function states({ branch, zone, examples, booked }) {
  const seats = "/meerstede/seats?branch=zuid&day=2026-10-16&from=10:00&until=12:00";
  return [
    { name: "seats, another day", role: "noor", path: seats },
    { name: "seats, university", role: "nobody", path: "/universiteit/seats" },
    { name: "seats, booked", role: "noor", path: `/meerstede/seats?branch=zuid&booked=${booked}` },
    { name: "seats, too long", role: "noor", path: `${seats.replace("12:00", "16:00")}`, status: 422, act: takeFirst },
    { name: "a link that nobody has", role: "nobody", path: "/b/niets", status: 404 },
    { name: "today, somebody searched", role: "ann", path: `${branch}/today?q=maria` },
    { name: "not found", role: "nobody", path: "/nergens", status: 404 },
    { name: "not found in a library", role: "nobody", path: "/meerstede/nergens", status: 404 },
    { name: "not found for staff", role: "noor", path: branch, status: 404 },
    {
      name: "sign-in, wrong address",
      role: "nobody",
      path: "/sign-in",
      status: 422,
      act: (page) => send(page, page.locator("main form button")),
    },
    {
      name: "erase, wrong word",
      role: "noor",
      path: "/account/erase",
      status: 422,
      act: (page) => send(page, page.locator("main form button")),
    },
    {
      name: "hours, refused",
      role: "bram",
      path: `${branch}/hours`,
      status: 422,
      act: async (page) => {
        const form = page.locator("main form").first();
        await form.locator("[name=line-1]").fill("van negen tot tien");
        return send(page, form.locator("button[value=week]"));
      },
    },
    { name: "closing, what it does", role: "bram", path: `${branch}/closures`, act: (page) => closeZone(page, zone) },
    {
      name: "seats, none ticked",
      role: "bram",
      path: `${branch}/zones/${zone}`,
      status: 422,
      act: (page) => send(page, page.locator("button[value=retire]")),
    },
    {
      name: "people, refused",
      role: "els",
      path: "/staff/universiteit/people",
      status: 422,
      act: (page) => send(page, page.locator("form:has([value=give-membership]) button")),
    },
    {
      name: "profile, refused",
      role: "els",
      path: "/staff/universiteit/profile",
      status: 422,
      act: async (page) => {
        await page.locator("[name=email]").fill("geen adres");
        return send(page, page.locator("main form button"));
      },
    },
    {
      name: "logo, refused",
      role: "els",
      path: "/staff/universiteit/profile/logo",
      status: 422,
      act: (page) => send(page, page.locator("main form[novalidate] button")),
    },
    { name: "labels of a zone", role: "bram", path: `${branch}/labels?zone=${zone}` },
    { name: "people", role: "ann", path: "/staff/meerstede/people" },
  ];
}

function routes() {
  const rows = readFileSync("docs/ROUTES.md", "utf8").matchAll(/^\| GET \| `([^`]+)` \|/gm);
  const pages = [...rows].map(([, path]) => path);
  const files = /\.(csv|ics|json)$|\/files\/|\/logo\/|^\/account\/export$|^\/mine\/.*\/calendar$|^\/feeds\//;
  return pages.filter((path) => !path.includes("{*") && !/^\/(healthz|live)\b/.test(path) && !files.test(path));
}

/** All pages, and which routes are not among them. */
export function pages(session) {
  const { examples } = session;
  const [list, leftOut] = [[], []];
  for (const route of routes()) {
    const { role, library } = lookers.find((looker) => looker.route.test(route));
    const example = (_, name) => (name === "library" ? library : examples[route] ?? examples[name]);
    const path = route.replace(/\{(\w+)\}/g, example);
    if (path.includes("undefined")) leftOut.push(`${route}: no example`);
    // A link that nobody has: what its page is for cannot be seen twice.
    else list.push({ name: route, role, path, status: path.includes("niets") ? 404 : 200 });
  }
  return { list: [...list, ...states(session)], leftOut };
}
