/** Shows the page in the theme that is chosen, or that the address names. */
const themes = /** @type {HTMLSelectElement} */ (document.getElementById('themes'));
const link = /** @type {HTMLLinkElement} */ (document.getElementById('theme'));
const asked = new URLSearchParams(location.search).get('theme');
if ([...themes.options].some(({ value }) => value === asked)) themes.value = asked ?? '';

themes.addEventListener('change', show);
show();

function show() {
  link.href = `/theme-${themes.value}.css`;
}
