import { lazy, Suspense, useEffect } from 'react';
import { fetchLater, fetchWhenIdle, later } from '../ui';
import { appWords } from '../words/app';
import { ErrorBoundary } from './parts/ErrorBoundary';
import { Home } from './home/Home';
import { ImportsProvider } from './files/Imports';
import type { Route } from './browser/route';
import { useRoute } from './useRoute';

const ModelPage = later(() => import('./ModelPage').then((m) => m.ModelPage));
const SharedPage = later(() => import('./SharedPage').then((m) => m.SharedPage));
const LeaveDialog = later(() => import('./LeaveDialog').then((m) => m.LeaveDialog));
fetchLater(() => import('../storage/stored'));
fetchLater(() => import('./files/bringIn'));
fetchLater(() => import('../starters/starters'));
const Gallery = import.meta.env.DEV
  ? lazy(() => import('../ui/Gallery').then((m) => ({ default: m.Gallery })))
  : null;

export function App() {
  const { route, leaving } = useRoute();
  useEffect(fetchWhenIdle, []);
  return (
    <ErrorBoundary>
      <ImportsProvider>
        <Page route={route} />
        {leaving && <LeaveDialog leaving={leaving} />}
      </ImportsProvider>
    </ErrorBoundary>
  );
}

function Page({ route }: { readonly route: Route }) {
  switch (route.at) {
    case 'home':
      return <Home />;
    case 'model':
      return <ModelPage key={route.id} id={route.id} to={route.to} />;
    case 'shared':
      return <SharedPage key={route.packed} packed={route.packed} />;
    case 'gallery':
      return (
        <>
          <title>{appWords.product}</title>
          <Suspense>{Gallery && <Gallery />}</Suspense>
        </>
      );
  }
}
