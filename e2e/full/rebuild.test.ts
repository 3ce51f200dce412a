import { rebuilds } from '../rebuild/suite.ts';
import { TABLE } from '../rebuild/table.ts';

rebuilds(TABLE);
