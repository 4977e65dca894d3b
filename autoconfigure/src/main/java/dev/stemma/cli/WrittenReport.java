package dev.stemma.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;
import dev.stemma.script.HookResult;
import dev.stemma.script.WrittenScript;

/**
 * A script that was written.
 */
record WrittenReport(WrittenScript script) implements Report {

	/**
	 * Says what was written, and beside it what the hooks said.
	 */
	static void answer(Session session, WrittenScript script) {
		notes(session, script);
		session.confirm(new WrittenReport(script));
	}

	/**
	 * Says what the hooks said, and what is worth knowing.
	 */
	static void notes(Session session, WrittenScript script) {
		for (HookResult hook : script.hooks()) {
			if (!hook.succeeded()) {
				PrintWriter err = session.terminal().err();
				hook.output().lines().forEach(err::println);
				err.println(session.style().yellow("warning:") + " " + failure(hook));
			}
			else if (!hook.output().isEmpty()) {
				hook.output().lines().forEach(session::note);
			}
		}
		script.notes().stream().map(Problem::toString).forEach(session::note);
	}

	private static String failure(HookResult hook) {
		String how = (hook.exitCode() != null) ? "failed with exit code " + hook.exitCode() : "could not be run";
		return "Hook '" + hook.name() + "' " + how + "; the script was kept.";
	}

	/**
	 * What a revision revises, in a list for people.
	 */
	static String revises(Revision revision) {
		return revision.revises().isEmpty() ? "nothing" : String.join(", ", revision.revises());
	}

	@Override
	public void write(PrintWriter out, Style style) {
		Revision revision = this.script.revision();
		out.println("Wrote revision " + style.yellow(revision.id()) + ", which revises " + revises(revision) + ": "
				+ WorkingDirectory.relative(this.script.file()));
	}

	@Override
	public Object json() {
		Map<String, @Nullable Object> shape = new LinkedHashMap<>();
		shape.put("revision", this.script.revision().id());
		shape.put("file", WorkingDirectory.relative(this.script.file()));
		shape.put("revises", this.script.revision().revises());
		List<Object> hooks = new ArrayList<>();
		for (HookResult hook : this.script.hooks()) {
			Map<String, @Nullable Object> each = new LinkedHashMap<>();
			each.put("name", hook.name());
			each.put("exitCode", hook.exitCode());
			each.put("output", hook.output());
			hooks.add(each);
		}
		shape.put("hooks", hooks);
		return shape;
	}

}
