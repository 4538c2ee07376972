/** @file The settings page: each part looks after itself, here they are filled and wired. */
import { say } from '../shared/page.js';
import { readManaged, readSettings } from '../background/settings.js';
import { offerServer } from './server.js';
import { offerMarks } from './marks.js';
import { offerSites } from './sites.js';
import { offerErasure } from './own-labels.js';
import { offerShortcuts } from './shortcuts.js';

const settings = await readSettings();
const managed = await readManaged();
document.getElementById('locked').hidden = Object.keys(managed).length === 0;
offerServer(say, settings, managed);
offerMarks(say, settings);
offerSites(say, settings, managed);
offerErasure(say);
offerShortcuts();
