package dev.stemma.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

import dev.stemma.Project;
import dev.stemma.Stemma;
import dev.stemma.problem.Problem;

/**
 * A command in a process of its own, to be interrupted.
 */
public final class InterruptedUpgrade {

	private InterruptedUpgrade() {
	}

	/**
	 * Runs it.
	 * @param arguments the database's URL, the directory of the scripts, the command
	 */
	public static void main(String[] arguments) {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(arguments[0]);
		dataSource.setUser("postgres");
		Stemma stemma = new Project(Path.of(arguments[1])).builder(dataSource).build();
		CommandHost host = new CommandHost() {

			@Override
			public Map<String, Stemma> stemmas() {
				return Map.of("stemma", stemma);
			}

			@Override
			public @Nullable String property(String name) {
				return null;
			}

			@Override
			public @Nullable Problem explain(Throwable failure) {
				return null;
			}

		};
		System.exit(MigrationsCommand.run(host, Terminal.of(System.out, System.err),
				List.of(arguments).subList(2, arguments.length)));
	}

}
