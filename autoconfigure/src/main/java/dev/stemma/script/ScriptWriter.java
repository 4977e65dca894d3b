package dev.stemma.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.SqlSyntax;
import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;
import dev.stemma.revision.RevisionGraph;
import dev.stemma.script.NewRevision.Kind;

/**
 * Writes new scripts.
 */
public final class ScriptWriter {

	private final SqlSyntax syntax;

	private final WritingOptions options;

	private final ScriptNames names;

	private final ScriptPlaces places;

	private final Templates templates;

	/**
	 * Creates a writer.
	 * @param sources where scripts are
	 * @param syntax how SQL is read
	 * @param options how scripts are written
	 */
	public ScriptWriter(ScriptSources sources, SqlSyntax syntax, WritingOptions options) {
		this.syntax = syntax;
		this.options = options;
		this.names = new ScriptNames(options);
		this.places = new ScriptPlaces(sources);
		this.templates = new Templates(sources, options.templates());
	}

	/**
	 * The templates, the built-in ones first.
	 * @throws ScriptNotWrittenException if the configured directory can't be read
	 */
	public List<Template> templates() {
		return this.templates.all();
	}

	/**
	 * Writes the script of a new revision, which is sound as it is, and runs the hooks on
	 * it.
	 * @param details what the revision is to be
	 * @param scripts the scripts that there are
	 * @throws InvalidRevisionException with all that keeps the revision from being part
	 * of the graph
	 * @throws ScriptNotWrittenException if the script can't be written
	 * @throws dev.stemma.revision.IdentifierException if a name can't be resolved, or one
	 * of what it is to revise is no head
	 */
	public WrittenScript create(NewRevision details, LoadedScripts scripts) {
		RevisionDrafter drafter = new RevisionDrafter(scripts.graph(), this.options);
		return write(prepare(details, drafter.parents(details.heads(), details.splice()), drafter, scripts));
	}

	/**
	 * The ids of what a new revision would revise.
	 * @param details what the revision is to be
	 * @param scripts the scripts that there are
	 * @throws dev.stemma.revision.IdentifierException if a name can't be resolved, or one
	 * of what it is to revise is no head
	 */
	public List<String> parents(NewRevision details, LoadedScripts scripts) {
		return new RevisionDrafter(scripts.graph(), this.options).parents(details.heads(), details.splice());
	}

	/**
	 * Writes the scripts of new revisions, each of which revises the one before. They are
	 * all there or none is.
	 * @param line what the revisions are to be, at least one; what the second and those
	 * behind it say of heads is passed over
	 * @param scripts the scripts that there are
	 */
	public List<WrittenScript> create(List<NewRevision> line, LoadedScripts scripts) {
		List<Revision> revisions = new ArrayList<>(scripts.graph().revisions());
		List<String> parents = parents(line.get(0), scripts);
		List<Script> neighbours = parents.stream().map(scripts::get).toList();
		List<Prepared> prepared = new ArrayList<>();
		for (NewRevision details : line) {
			RevisionDrafter drafter = new RevisionDrafter(RevisionGraph.of(revisions), this.options);
			Prepared script = prepare(details, parents, drafter, neighbours);
			prepared.add(script);
			revisions.add(script.revision());
			parents = List.of(script.revision().id());
		}
		List<WrittenScript> written = new ArrayList<>();
		try {
			prepared.forEach((script) -> written.add(write(script)));
			return written;
		}
		catch (RuntimeException ex) {
			written.forEach((script) -> remove(script.file(), ex));
			throw ex;
		}
	}

	private static void remove(Path file, RuntimeException because) {
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException ex) {
			because.addSuppressed(ex);
		}
	}

	/**
	 * Writes the script of a revision that joins lines and does nothing else.
	 * @param ids what to join, as identifiers
	 * @param details what the revision is to be beside that; what it says of heads is
	 * passed over
	 * @param scripts the scripts that there are
	 * @throws InvalidRevisionException if there is nothing to join, too
	 */
	public WrittenScript merge(List<String> ids, NewRevision details, LoadedScripts scripts) {
		RevisionDrafter drafter = new RevisionDrafter(scripts.graph(), this.options);
		List<String> parents = drafter.parents(ids, details.splice());
		if (parents.size() < 2) {
			String what = parents.isEmpty() ? "no revision" : "revision " + parents.get(0) + " alone";
			throw new InvalidRevisionException(
					Problem.of("There is nothing to merge: " + String.join(" ", ids) + " is " + what + ".",
							"Name two revisions or more that nothing revises yet; 'heads' names all of them."));
		}
		String template = (details.kind() != Kind.JAVA) ? Template.MERGE.name() : null;
		return write(prepare(RevisionDrafter.withMessage(details, "Merge " + String.join(", ", parents), template),
				parents, drafter, scripts));
	}

	private Prepared prepare(NewRevision details, List<String> parents, RevisionDrafter drafter,
			LoadedScripts scripts) {
		return prepare(details, parents, drafter, parents.stream().map(scripts::get).toList());
	}

	private Prepared prepare(NewRevision details, List<String> parents, RevisionDrafter drafter,
			List<Script> neighbours) {
		Template template = this.templates.find(details.template(), details.kind());
		Revision revision = drafter.draft(details, parents);
		try {
			return (template.kind() == Kind.SQL) ? prepareSql(details, template, revision, neighbours)
					: prepareJava(details, template, revision);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Prepared prepareSql(NewRevision details, Template template, Revision revision, List<Script> neighbours)
			throws IOException {
		ScriptPlaces.Place place = this.places.sql(details.location(), neighbours);
		Path file = place.file(this.names.file(revision, created(revision)));
		String text = TemplateRenderer.sql(template, revision, details.body());
		check(text, template, revision, details.body());
		return new Prepared(revision, file, text, place);
	}

	private Prepared prepareJava(NewRevision details, Template template, Revision revision) {
		ScriptPlaces.Place place = this.places.java(details.location());
		String type = this.names.type(revision);
		Path file = place.file(type + ".java");
		String text = TemplateRenderer.java(template, revision, this.places.packageName(), type, details.body());
		JavaSource.Declaration annotation = JavaSource.find(text, revision.id());
		boolean transactional = details.body() == null || details.body().transactional();
		if (annotation != null && !transactional && annotation.get("transaction") == null) {
			throw new ScriptNotWrittenException(Problem.of(
					"Nothing was written: " + template.title()
							+ " makes a class that does not say that it takes no transaction.",
					"Put ${migration} above its class."));
		}
		if (annotation == null) {
			throw new ScriptNotWrittenException(Problem.of("Nothing was written: " + template.title()
					+ " makes no class with @Migration(revision = \"" + revision.id() + "\").",
					"Put ${migration} above its class."));
		}
		return new Prepared(revision, file, text, place);
	}

	private static Instant created(Revision revision) {
		return Objects.requireNonNull(revision.created());
	}

	private WrittenScript write(Prepared script) {
		NewFile.create(script.file(), script.text().getBytes(StandardCharsets.UTF_8));
		return new WrittenScript(script.revision(), script.file(),
				PostWriteHooks.run(this.options.hooks(), script.file()), script.place().notes());
	}

	/**
	 * Reads what is about to be written as it will be read.
	 */
	private void check(String text, Template template, Revision revision, NewRevision.@Nullable Body body) {
		ScriptOutline outline = OutlineReader.read(text, template.origin(), this.syntax);
		Revision read = outline.header().revision();
		boolean same = read == null || (saysTheSame(read, revision) && saysTheSame(outline.header(), body));
		Stream<Problem> lost = !same ? Stream.of(new Problem("It does not say of the revision what is asked for.",
				Location.of(template.origin()),
				"Its header needs ${revision}, ${revises}, ${dependsOn}, ${branchLabels}, ${tags}, ${transaction} and ${placeholders}, as that of the built-in one."))
				: Stream.empty();
		List<Problem> problems = Stream.concat(outline.problems().stream(), lost).toList();
		if (!problems.isEmpty()) {
			throw new ScriptNotWrittenException(
					problems.stream()
						.map((problem) -> new Problem("Nothing was written: what " + template.title()
								+ " makes is no script. " + problem.what(), problem.where(), problem.advice()))
						.toList());
		}
	}

	private static boolean saysTheSame(Header header, NewRevision.@Nullable Body body) {
		return body == null || ((body.transactional() || header.transaction() == TransactionMode.NONE)
				&& (body.placeholders() || !header.placeholders()));
	}

	private static boolean saysTheSame(Revision one, Revision other) {
		return one.id().equals(other.id()) && one.revises().equals(other.revises())
				&& one.dependsOn().equals(other.dependsOn()) && one.branchLabels().equals(other.branchLabels())
				&& one.tags().equals(other.tags());
	}

	/**
	 * A script that can be written.
	 *
	 * @param revision the revision that it declares
	 * @param file where it goes
	 * @param text its text
	 * @param place the directory
	 */
	private record Prepared(Revision revision, Path file, String text, ScriptPlaces.Place place) {

	}

}
