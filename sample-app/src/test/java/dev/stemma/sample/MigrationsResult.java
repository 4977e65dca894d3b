package dev.stemma.sample;

/**
 * What a command has left behind.
 *
 * @param exitCode what it told the shell
 * @param out its standard output
 * @param err its standard error
 */
record MigrationsResult(int exitCode, String out, String err) {

}
