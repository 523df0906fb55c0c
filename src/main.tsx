import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { workOffline } from './app/offline/update';
import './ui/tokens.css';
import './ui/base.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root".');

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

// In development every file is fetched anew. What is on screen comes first.
if (import.meta.env.PROD) window.addEventListener('load', () => setTimeout(() => void workOffline(), 500));
