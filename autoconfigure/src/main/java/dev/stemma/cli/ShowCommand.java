package dev.stemma.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.stemma.HistoryEntry;
import dev.stemma.NotARevisionException;
import dev.stemma.Status;
import dev.stemma.Stemma;
import dev.stemma.revision.IdentifierException;
import dev.stemma.revision.Revision;
import dev.stemma.runner.AppliedRevision;

/**
 * A revision and its script.
 */
@Command(name = "show",
		description = { "Show revisions, whether they are applied, and their scripts.",
				"Needs no database; without one it does not tell what is applied." },
		footer = { "", "Examples:", "  migrations show b3ca", "  migrations show heads", "  migrations show current" })
final class ShowCommand implements Callable<Integer> {

	private static final int SHORTEST_PARTIAL = 4;

	private final Session session;

	@Spec
	CommandSpec spec = CommandSpec.create();

	@Parameters(arity = "1..*", paramLabel = "ID",
			description = "An id, the beginning of one (four characters at least), a branch label, head, heads or current.")
	List<String> identifiers = new ArrayList<>();

	@Option(names = "--offline", description = "Do not ask the database.")
	boolean offline;

	ShowCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		boolean current = this.identifiers.stream().anyMatch(ShowCommand::isCurrent);
		if (this.offline && current) {
			throw new ParameterException(this.spec.commandLine(),
					"What is current only the database knows: leave out --offline");
		}
		Stemma stemma = this.session.stemma();
		stemma.graph();
		Status status = this.offline ? null : new DatabaseLook(this.session).status(stemma, current);
		Set<String> ids = new LinkedHashSet<>();
		this.identifiers.forEach((identifier) -> ids.addAll(resolve(identifier, stemma, status)));
		List<ShownRevision> shown = ids.stream().map((id) -> ShownRevision.of(id, stemma, status)).toList();
		this.session.answer(new ShowReport(this.session, stemma.graph(), shown));
		return ExitCode.DONE;
	}

	private static boolean isCurrent(String identifier) {
		return identifier.equals("current") || identifier.endsWith("@current");
	}

	private static List<String> resolve(String identifier, Stemma stemma, @Nullable Status status) {
		if (identifier.equals("current") && status != null) {
			return status.current().stream().map(AppliedRevision::id).toList();
		}
		Set<String> unknown = unknown(identifier, status);
		if (unknown.contains(identifier)) {
			return List.of(identifier);
		}
		try {
			List<Revision> found = stemma.graph().resolve(identifier, applied(status));
			if (found.isEmpty()) {
				throw new NotARevisionException(identifier);
			}
			return found.stream().map(Revision::id).toList();
		}
		catch (IdentifierException ex) {
			if (ex.reason() == IdentifierException.Reason.UNKNOWN && unknown.size() == 1) {
				return List.copyOf(unknown);
			}
			throw ex;
		}
	}

	/**
	 * The revisions whose id begins so and that the database alone knows.
	 */
	private static Set<String> unknown(String identifier, @Nullable Status status) {
		if (status == null) {
			return Set.of();
		}
		return status.history()
			.stream()
			.filter((entry) -> entry.state() == HistoryEntry.State.UNKNOWN)
			.map(HistoryEntry::revision)
			.filter((id) -> id.equals(identifier)
					|| (identifier.length() >= SHORTEST_PARTIAL && id.startsWith(identifier)))
			.collect(Collectors.toUnmodifiableSet());
	}

	private static Set<String> applied(@Nullable Status status) {
		if (status == null) {
			return Set.of();
		}
		return status.history()
			.stream()
			.filter((entry) -> entry.appliedAt() != null)
			.map(HistoryEntry::revision)
			.collect(Collectors.toUnmodifiableSet());
	}

}
