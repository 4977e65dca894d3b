package dev.stemma.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.stemma.Stemma;
import dev.stemma.problem.Problem;

/**
 * Runs commands in this process, for an application that has given instances and
 * properties. Immutable: each {@code with} answers another runner.
 * <p>
 * Unless told otherwise output goes to a pipe: no colour, nobody to ask, UTF-8.
 */
final class CommandLineRunner {

	private final Host host;

	private final Charset charset;

	private final @Nullable Supplier<InputStream> typed;

	private final boolean colour;

	private CommandLineRunner(Host host, Charset charset, @Nullable Supplier<InputStream> typed, boolean colour) {
		this.host = host;
		this.charset = charset;
		this.typed = typed;
		this.colour = colour;
	}

	/**
	 * A runner for an application with one instance, called {@code stemma}.
	 */
	static CommandLineRunner of(Stemma stemma) {
		return of(Map.of("stemma", stemma));
	}

	/**
	 * A runner for an application with several instances, or with none.
	 * @param stemmas the instances by their names
	 */
	static CommandLineRunner of(Map<String, Stemma> stemmas) {
		Map<String, Stemma> copy = new LinkedHashMap<>(stemmas);
		return of(() -> copy);
	}

	/**
	 * A runner for an application that makes its instances when they are asked for.
	 * @param stemmas gives the instances by their names, or fails
	 */
	static CommandLineRunner of(Supplier<Map<String, Stemma>> stemmas) {
		return new CommandLineRunner(new Host(stemmas, Map.of(), (failure) -> null), StandardCharsets.UTF_8, null,
				false);
	}

	/**
	 * Sets a property of the application.
	 */
	CommandLineRunner withProperty(String name, String value) {
		Map<String, String> properties = new HashMap<>(this.host.properties());
		properties.put(name, value);
		return with(new Host(this.host.stemmaSupplier(), properties, this.host.explanation()));
	}

	/**
	 * Sets how the application explains failures that are not Stemma's.
	 */
	CommandLineRunner withExplanation(Function<Throwable, @Nullable Problem> explanation) {
		return with(new Host(this.host.stemmaSupplier(), this.host.properties(), explanation));
	}

	/**
	 * Sits somebody at a terminal without colours, who types something.
	 * @param typed what is typed, ended lines; the input ends after it
	 */
	CommandLineRunner interactive(String typed) {
		return interactive(() -> new ByteArrayInputStream(typed.getBytes(this.charset)));
	}

	/**
	 * Sits somebody at a terminal without colours.
	 * @param typed gives what is typed, for each command anew
	 */
	CommandLineRunner interactive(Supplier<InputStream> typed) {
		return new CommandLineRunner(this.host, this.charset, typed, this.colour);
	}

	/**
	 * Writes in colour.
	 */
	CommandLineRunner coloured() {
		return new CommandLineRunner(this.host, this.charset, this.typed, true);
	}

	/**
	 * Writes ASCII, which has no lines to draw with.
	 */
	CommandLineRunner ascii() {
		return encoding(StandardCharsets.US_ASCII);
	}

	/**
	 * Writes, and is read, in another encoding.
	 */
	CommandLineRunner encoding(Charset charset) {
		return new CommandLineRunner(this.host, charset, this.typed, this.colour);
	}

	private CommandLineRunner with(Host changed) {
		return new CommandLineRunner(changed, this.charset, this.typed, this.colour);
	}

	/**
	 * Runs a command.
	 * @param arguments what is typed after {@code migrations}
	 */
	Outcome run(String... arguments) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		InputStream input = (this.typed != null) ? this.typed.get() : InputStream.nullInputStream();
		Terminal terminal = new Terminal(out, err, input, this.charset, this.typed != null, this.colour);
		int exitCode = MigrationsCommand.run(this.host, terminal, List.of(arguments));
		return new Outcome(exitCode, out.toString(this.charset), err.toString(this.charset));
	}

	/**
	 * What a command has left behind.
	 *
	 * @param exitCode what it tells the shell
	 * @param out what it answered
	 * @param err all else that it wrote
	 */
	record Outcome(int exitCode, String out, String err) {

	}

	/**
	 * The application.
	 *
	 * @param stemmaSupplier gives its instances
	 * @param properties its properties
	 * @param explanation explains failures that are not Stemma's
	 */
	private record Host(Supplier<Map<String, Stemma>> stemmaSupplier, Map<String, String> properties,
			Function<Throwable, @Nullable Problem> explanation) implements CommandHost {

		@Override
		public Map<String, Stemma> stemmas() {
			return this.stemmaSupplier.get();
		}

		@Override
		public @Nullable String property(String name) {
			return this.properties.get(name);
		}

		@Override
		public @Nullable Problem explain(Throwable failure) {
			return this.explanation.apply(failure);
		}

	}

}
