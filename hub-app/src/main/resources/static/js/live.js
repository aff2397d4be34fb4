// Reads the page again when its office changed, and puts the new #live in place of the old one.
(() => {
  const events = document.getElementById('live')?.dataset.events;
  if (!events || !window.EventSource) return;
  let busy = false, again = false, lost = false;
  const typing = (old) => [...old.querySelectorAll('input')].some((i) => i.files?.length || (i.type !== 'hidden' && i.value !== i.defaultValue));
  const read = async () => {
    if (busy) { again = true; return; }
    busy = true;
    try {
      const answer = await fetch(location.href, { redirect: 'error', headers: { 'X-Lintas-Live': '1' } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.getElementById('live'), old = document.getElementById('live');
      if (answer.ok && fresh && !typing(old)) {
        const held = old.contains(document.activeElement) ? document.activeElement.id : '';
        old.replaceWith(fresh);
        if (held) document.getElementById(held)?.focus();
        const said = document.getElementById('said');
        if (said) said.textContent = fresh.dataset.said;
      }
    } catch { /* the next event or a reload brings the news */ }
    busy = false;
    if (again) { again = false; read(); }
  };
  // What was shown for a while is masked when the time is over, also on a page that nobody touches.
  const mask = () => {
    const until = Date.parse(document.getElementById('live')?.dataset.unmasked);
    if (until) setTimeout(() => Date.parse(document.getElementById('live')?.dataset.unmasked) <= Date.now() ? read() : mask(), Math.max(1000, until - Date.now() + 1000));
  };
  mask();
  const source = new EventSource(events);
  source.addEventListener('changed', read);
  source.onerror = () => { lost = true; };
  source.onopen = () => { if (lost) { lost = false; read(); } };
})();
