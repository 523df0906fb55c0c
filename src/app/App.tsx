import { lazy, Suspense } from 'react';
import { appWords } from '../words/app';
import { ErrorBoundary } from './ErrorBoundary';
import { Home } from './Home';
import { ImportsProvider } from './Imports';
import { LeaveDialog } from './LeaveDialog';
import { ModelPage } from './ModelPage';
import type { Route } from './route';
import { useRoute } from './useRoute';

const Gallery = import.meta.env.DEV
  ? lazy(() => import('../ui/Gallery').then((m) => ({ default: m.Gallery })))
  : null;

export function App() {
  const { route, leaving } = useRoute();
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
      return <ModelPage key={route.id} id={route.id} />;
    case 'gallery':
      return (
        <>
          <title>{appWords.product}</title>
          <Suspense>{Gallery && <Gallery />}</Suspense>
        </>
      );
  }
}
