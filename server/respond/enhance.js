// What a browser with script gets on top of the plain form: next page without reload, answers saved as they are given,
// nothing lost offline. The page works without any of it.
(() => {
  const box = document.getElementById('aw');
  const key = `aw:${location.pathname}`;
  const headers = { 'Afterword-Fragment': '1' };
  let busy = false;
  let attempt = 0;
  let timer = 0;
  let saver = 0;
  let waiting = null;

  const form = () => box.querySelector('form[method=post]');
  const page = () => form()?.elements._page?.value;
  const say = text => {
    const note = box.querySelector('[role=status]');
    if (note) note.textContent = text;
  };
  const bodyOf = submitter => {
    const data = new URLSearchParams(new FormData(form()));
    if (submitter?.name) data.append(submitter.name, submitter.value);
    return data;
  };
  const keep = () => {
    try {
      if (form()) localStorage.setItem(key, JSON.stringify([page(), bodyOf().toString()]));
    } catch {}
  };
  const forget = () => {
    try {
      localStorage.removeItem(key);
    } catch {}
  };

  const restore = () => {
    let kept;
    try {
      kept = JSON.parse(localStorage.getItem(key));
    } catch {}
    if (!kept || !form() || kept[0] !== page() || box.querySelector('.sum')) return;
    const values = new URLSearchParams(kept[1]);
    const clicked = new URLSearchParams(location.search);
    for (const field of form().elements) {
      if (!field.name || field.name[0] === '_' || clicked.has(`v.${field.name}`)) continue;
      const all = values.getAll(field.name);
      if (field.type === 'radio' || field.type === 'checkbox') field.checked = all.includes(field.value);
      else if (all.length > 0) field.value = all[0];
    }
    say(form().dataset.restored);
  };

  const show = (html, url) => {
    box.innerHTML = html;
    const main = box.querySelector('main');
    document.documentElement.lang = main.lang;
    document.documentElement.dir = main.dir;
    if (url) history.pushState(null, '', url);
    const target = box.querySelector('#faults') || box.querySelector('h1,h2') || main;
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    (box.querySelector('#faults') || document.body).scrollIntoView();
  };

  const send = async body => {
    if (busy) return;
    busy = true;
    clearTimeout(timer);
    clearTimeout(saver);
    waiting = body;
    form()?.setAttribute('aria-busy', 'true');
    keep();
    try {
      const answer = await fetch(location.pathname, { method: 'POST', headers, body });
      if (answer.status >= 500 || answer.status === 429) throw answer.headers.get('Retry-After');
      const html = await answer.text();
      const from = page();
      attempt = 0;
      waiting = null;
      if (answer.ok) {
        forget();
        history.replaceState(null, '', `${location.pathname}?page=${encodeURIComponent(from)}`);
      }
      show(html, answer.ok && answer.headers.get('Afterword-Url'));
    } catch (wait) {
      // No connection, or the server is away: keep it here and try again, 1, 2, 4 … 30 seconds later.
      say(form().dataset.offline);
      const seconds = typeof wait === 'string' ? Number(wait) : Math.min(30, 2 ** attempt++);
      timer = setTimeout(() => waiting && send(waiting), seconds * 1000);
    } finally {
      busy = false;
      form()?.removeAttribute('aria-busy');
    }
  };

  // Only after a person's own gesture: untrusted events (a scanner's script) save nothing.
  const saveSoon = event => {
    if (!event.isTrusted || !form() || !event.target.name) return;
    keep();
    waiting = null;
    clearTimeout(saver);
    saver = setTimeout(async () => {
      if (busy || !form()) return;
      const here = page();
      const body = bodyOf();
      body.append('_partial', '1');
      try {
        const answer = await fetch(location.pathname, { method: 'POST', headers, body });
        if (!answer.ok || page() !== here) return;
        form().elements._revision.value = answer.headers.get('Afterword-Revision');
        say(form().dataset.saved);
      } catch {}
    }, 900);
  };

  // "None of these" and any other choice untick each other.
  const unpair = ({ target }) => {
    if (target.type !== 'checkbox' || !target.checked) return;
    for (const other of form()?.elements ?? [])
      if (
        other !== target &&
        other.name === target.name &&
        ('alone' in target.dataset || 'alone' in other.dataset)
      )
        other.checked = false;
  };

  box.addEventListener('change', unpair);
  box.addEventListener('change', saveSoon);
  box.addEventListener('input', keep);
  box.addEventListener('submit', event => {
    if (event.target !== form() || event.submitter?.name === '_switch') return;
    event.preventDefault();
    if (!busy) send(bodyOf(event.submitter));
  });
  addEventListener('online', () => waiting && send(waiting));
  addEventListener('popstate', async () => {
    try {
      const answer = await fetch(location.href, { headers });
      show(await answer.text());
    } catch {
      location.reload();
    }
  });
  restore();
})();
