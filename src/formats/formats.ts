import { CSV_WRITER } from './csv';
import type { Writer } from './report/format';
import { HTML_WRITER } from './html/report';
import { MARKDOWN_QUICK_WRITER } from './markdown/quick';
import { MARKDOWN_REGISTER_WRITER } from './markdown/register';
import { MARKDOWN_REPORT_WRITER } from './markdown/report';
import { MERMAID_WRITER } from './mermaid/file';
import { NATIVE_WRITER } from './native/native';
import { SVG_WRITER } from './svg/svg';
import { YAML_REGISTER_WRITER } from './yaml-register';

/** Every format that a model leaves in, in the order of the Export dialog. */
export const WRITERS: readonly Writer[] = [
  MARKDOWN_REPORT_WRITER,
  MARKDOWN_QUICK_WRITER,
  MARKDOWN_REGISTER_WRITER,
  HTML_WRITER,
  NATIVE_WRITER,
  YAML_REGISTER_WRITER,
  CSV_WRITER,
  MERMAID_WRITER,
  SVG_WRITER,
];
