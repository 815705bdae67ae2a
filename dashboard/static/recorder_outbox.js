// Resolutions on their way to the server. Each lies in this browser until the server has said that it is kept, goes in
// the order it was written, and again after a while when the line is cut. The server keeps one once, by its number.
// One that is refused stands aside with the reason, until it is mended, sent again or thrown away.
const WAITS_S = [1, 2, 4, 8, 15, 30];
const PLACE = "out:";
const LATER = new Set([0, 401, 403, 408, 425, 429, 502, 503, 504]); // the writer is not to blame: try again
const OUR_FAULT_TRIES = 3;

export function outbox({ keep, uuid, deliver, changed, sent }) {
  let busy = false;
  let failed = 0; // tries in a row that reached nothing
  let timer = 0;
  let last = 0;

  const all = () =>
    keep
      .names(PLACE)
      .map((name) => Object.assign({ name }, keep.get(name)))
      .filter((one) => one.body);
  const waiting = () => all().filter((one) => !one.problem);

  function add(body, shown) {
    last = Math.max(Date.now(), last + 1);
    const name = `${PLACE}${String(last).padStart(15, "0")}:${uuid()}`;
    keep.set(name, { body: { ...body, submission: uuid() }, shown, tries: 0, problem: null });
    changed();
    pump();
  }

  async function pump() {
    if (busy) return;
    busy = true;
    clearTimeout(timer);
    try {
      for (const one of waiting()) if (!(await carry(one))) return;
      failed = 0;
    } finally {
      busy = false;
      changed();
    }
    if (waiting().length) pump(); // written while the last one was on its way
  }

  // Carries one over; false when nothing can be sent at present.
  async function carry(one) {
    const answer = await deliver(one.body);
    if (answer.ok) {
      keep.drop(one.name);
      failed = 0;
      sent(one, answer);
      return true;
    }
    if (LATER.has(answer.status)) return later();
    if (answer.status >= 500 && one.tries + 1 < OUR_FAULT_TRIES) {
      put(one, { tries: one.tries + 1 });
      return later();
    }
    put(one, { problem: { sentence: answer.told.problem ?? "", field: answer.told.field ?? "" } });
    return true;
  }

  function later() {
    timer = setTimeout(pump, WAITS_S[Math.min(failed, WAITS_S.length - 1)] * 1000);
    failed += 1;
    return false;
  }

  function put(one, change) {
    const { name, ...entry } = one;
    if (keep.get(name)) keep.set(name, { ...entry, ...change });
  }

  // Takes one out to be mended in the line: it is the line's from here on.
  function take(name) {
    const one = keep.get(name);
    keep.drop(name);
    changed();
    return one;
  }

  function again(name) {
    const one = keep.get(name);
    if (one) keep.set(name, { ...one, tries: 0, problem: null });
    pump();
  }

  function throwAway(name) {
    keep.drop(name);
    changed();
  }

  keep.watch(PLACE, changed);
  return { add, pump, all, take, again, throwAway, count: () => waiting().length };
}
