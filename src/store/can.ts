/** Whether something can be done to a server, for the views, which know the simulator by its types only. */
export { can } from '../sim/power.ts';
