import { useDocument } from '../../editor/EditorContext';
import { Actors } from './Actors';
import { Assumptions } from './Assumptions';
import { Bounds } from './Bounds';
import { DataClasses } from './DataClasses';
import { FlowInventory } from './FlowInventory';
import { ReviewPlan } from './ReviewPlan';
import { SystemWords } from './SystemWords';
import styles from './Scope.module.css';

/** Everything about a model that is not drawn: its bounds, its data, who attacks, and when to look again. */
export function ScopeTab() {
  const readOnly = useDocument((document) => document.readOnly);
  return (
    <div className={styles['scroll']}>
      <div className={styles['tab']} inert={readOnly}>
        <SystemWords />
        <Bounds />
        <DataClasses />
        <FlowInventory />
        <Actors />
        <Assumptions />
        <ReviewPlan />
      </div>
    </div>
  );
}
