package dev.stemma.autogenerate;

import java.util.function.Function;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.Dialect;
import dev.stemma.revision.TagFilter;
import dev.stemma.runner.Runner;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.script.LoadedScripts;
import dev.stemma.script.Placeholders;

/**
 * A database and its scripts.
 *
 * @param runner who opens connections
 * @param dialect the database's dialect
 * @param scripts the scripts
 * @param placeholders what is replaced in them
 * @param options how runs behave
 * @param tags which revisions an upgrade runs
 * @param databases how other databases of the server are reached, or {@code null} to ask
 * the runner's data source
 */
public record Workplace(Runner runner, Dialect dialect, LoadedScripts scripts, Placeholders placeholders,
		RunnerOptions options, TagFilter tags, @Nullable Function<String, DataSource> databases) {

	Scratch scratch(ScratchMode mode) {
		return new Scratch(this.runner, this.dialect, this.scripts, this.placeholders, this.options, mode,
				this.databases);
	}

}
