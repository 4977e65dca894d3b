package dev.stemma.runner;

/**
 * What is taken back, and what is applied afterwards.
 *
 * @param down the way down
 * @param up the way up
 */
record RedoPlan(RunPlan down, RunPlan up) {

}
