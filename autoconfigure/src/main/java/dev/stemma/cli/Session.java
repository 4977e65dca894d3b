package dev.stemma.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.Stemma;

/**
 * What a command has to work with: the application, the terminal, and the options that
 * all commands share.
 */
final class Session {

	private final CommandHost host;

	private final Terminal terminal;

	private final MigrationsCommand options;

	private final Interruption interruption;

	private @Nullable Stemma stemma;

	Session(CommandHost host, Terminal terminal, MigrationsCommand options) {
		this.host = host;
		this.terminal = terminal;
		this.options = options;
		this.interruption = new Interruption(terminal);
	}

	/**
	 * The instance that is meant.
	 * @throws NoSuchDatabaseException if there is none of that name, or several and none
	 * is named
	 */
	Stemma stemma() {
		if (this.stemma == null) {
			this.stemma = choose(this.host.stemmas());
		}
		return this.stemma;
	}

	private Stemma choose(Map<String, Stemma> stemmas) {
		String name = this.options.name;
		Stemma named = (name != null) ? stemmas.get(name) : null;
		if (named != null) {
			return named;
		}
		if (name == null && stemmas.size() == 1) {
			return stemmas.values().iterator().next();
		}
		throw NoSuchDatabaseException.of(name, stemmas.keySet(), this.host);
	}

	CommandHost host() {
		return this.host;
	}

	Terminal terminal() {
		return this.terminal;
	}

	/**
	 * Stops what is at work when this process is to end.
	 */
	Interruption interruption() {
		return this.interruption;
	}

	Style style() {
		return new Style(this.terminal.isColoured() && !this.options.json);
	}

	boolean isJson() {
		return this.options.json;
	}

	boolean isQuiet() {
		return this.options.quiet;
	}

	boolean isStackTraceWanted() {
		return this.options.stacktrace;
	}

	/**
	 * A time for people: in UTC, and on a terminal how long ago that was.
	 */
	String time(Instant instant) {
		String time = Times.of(instant);
		return this.terminal.isInteractive() ? time + " (" + Times.ago(instant, Instant.now()) + ")" : time;
	}

	/**
	 * Answers what was asked for: as JSON where that is wanted, else for people. What
	 * programs read is UTF-8 wherever it goes.
	 */
	void answer(Report report) {
		if (isJson() || report.isFile()) {
			StringWriter text = new StringWriter();
			try (PrintWriter out = new PrintWriter(text)) {
				write(report, out);
			}
			this.terminal.writeUtf8(text.toString());
		}
		else {
			write(report, this.terminal.out());
			this.terminal.out().flush();
		}
	}

	private void write(Report report, PrintWriter out) {
		if (isJson()) {
			// The number of a character in place of it is JSON, too
			PrintWriter filtered = new PrintWriter(new ControlFilter(out, false));
			filtered.print(Json.line(report.json()));
			filtered.flush();
		}
		else {
			report.write(out, style());
		}
	}

	/**
	 * Says what has been done, which {@code --quiet} leaves out.
	 */
	void confirm(Report report) {
		if (!isQuiet() || isJson()) {
			answer(report);
		}
	}

	/**
	 * Says something beside the answer.
	 */
	void note(String text) {
		if (!isQuiet()) {
			this.terminal.err().println(text);
		}
	}

}
