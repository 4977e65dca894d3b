package dev.stemma.runner;

import java.sql.SQLException;
import java.util.function.Function;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Keeps what throws data away from databases that are not a developer's own.
 */
final class DeveloperDatabase {

	private final Installation installation;

	private final String what;

	private final String instead;

	private final Function<Problem, StemmaException> refusal;

	private DeveloperDatabase(Installation installation, String what, String instead,
			Function<Problem, StemmaException> refusal) {
		this.installation = installation;
		this.what = what;
		this.instead = instead;
		this.refusal = refusal;
	}

	static DeveloperDatabase forSync(Installation installation) {
		return new DeveloperDatabase(installation, "Mode dev-sync takes revisions back",
				"set stemma.startup to upgrade", DevSyncRefusedException::new);
	}

	static DeveloperDatabase forReset(Installation installation) {
		return new DeveloperDatabase(installation, "A reset takes everything back",
				"take back what is meant with migrations downgrade", ResetRefusedException::new);
	}

	/**
	 * Refuses a database that is protected; asks nobody.
	 */
	void refuseProtected() {
		if (this.installation.options().guards().protectedDatabase()) {
			throw this.refusal.apply(Problem.of(this.what + ", and the database is protected (stemma.protected=true)",
					"That is for a developer's own database. Here, %s.".formatted(this.instead)));
		}
	}

	/**
	 * Refuses a server that is not on this machine, unless that is allowed.
	 */
	void refuseRemote(WorkConnection work, DatabaseState database) throws SQLException {
		if (this.installation.options().guards().remoteDevSync()) {
			return;
		}
		String remote = this.installation.dialect().sessions().remoteServer(work.connection());
		if (remote != null) {
			throw this.refusal.apply(Problem.of(
					"%s, and the server of database %s is not on this machine: %s".formatted(this.what,
							database.facts().database(), remote),
					"If it is a developer's own all the same, in a container say, set stemma.dev-sync.allow-remote to true; else %s."
						.formatted(this.instead)));
		}
	}

}
