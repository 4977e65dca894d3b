package dev.stemma.runner;

/**
 * What was taken back and applied again.
 *
 * @param down the way down
 * @param up the way up
 */
public record Redone(RunResult down, RunResult up) {

}
