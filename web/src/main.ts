import { mount } from 'svelte';
import App from './App.svelte';
import './app.css';
import { readAddress } from './lib/address';
import { Refused } from './lib/api';
import { words } from './lib/words.svelte';

// Words come from the server: without its token there are none, and this is all that can be said.
const noToken = 'This page needs its token: open the address that travesia serve was given, with ?token=… at its end. – Esta página necesita su token: abra la dirección con ?token=… al final.';

const target = document.getElementById('app')!;
const language = (readAddress(location.hash).language ?? navigator.language.slice(0, 2)) === 'es' ? 'es' : 'en';
const wrong: unknown = await words.load(language).catch((error: unknown) => error);
if (wrong === undefined) {
  mount(App, { target });
} else {
  target.textContent = wrong instanceof Refused && wrong.problem.status === 401 ? noToken : String(wrong);
}
