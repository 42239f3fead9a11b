import { baseStyles } from './base.styles.js';
import { dayStyles } from './days.styles.js';
import { panelStyles } from './panels.styles.js';
import { printStyles } from './print.styles.js';

/**
 * The look: the page's own font, white space, one accent. Colours are custom
 * properties with light and dark values that follow `color-scheme`.
 */
export const styles = [baseStyles, dayStyles, panelStyles, printStyles];
