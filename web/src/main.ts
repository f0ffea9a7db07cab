import { mount } from 'svelte';
import App from './App.svelte';
import './app.css';

// Words come from the server: without its token there are none, and this is all that can be said.
const noToken = 'This page needs its token: open the address that travesia serve was given, with ?token=… at its end. – Esta página necesita su token: abra la dirección con ?token=… al final.';

const response = await fetch('/api', { method: 'GET' }).catch(() => null);
if (response?.status === 401) {
  document.getElementById('app')!.textContent = noToken;
} else mount(App, { target: document.getElementById('app')! });
