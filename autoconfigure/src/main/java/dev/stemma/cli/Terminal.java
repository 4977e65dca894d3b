package dev.stemma.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Where commands write and ask.
 */
public final class Terminal {

	private final WatchedStream target;

	private final OutputStream bytes;

	private final PrintWriter out;

	private final PrintWriter err;

	private final BufferedReader in;

	private final boolean interactive;

	private final boolean colour;

	private final boolean unicode;

	private final LiveLine liveLine;

	private final boolean live;

	private final PrintStream log;

	private final IntSupplier width;

	/**
	 * Creates a terminal of the usual width.
	 * @param out where answers go
	 * @param err where errors, questions and progress go
	 * @param in where answers to questions come from
	 * @param charset of all three
	 * @param interactive whether there is a person who sees and can be asked
	 * @param colour whether to write in colour
	 */
	Terminal(OutputStream out, OutputStream err, InputStream in, Charset charset, boolean interactive, boolean colour) {
		this(out, err, in, charset, interactive, colour, interactive, () -> UsageMessageSpec.DEFAULT_USAGE_WIDTH);
	}

	/**
	 * Creates a terminal.
	 * @param out where answers go
	 * @param err where errors, questions and progress go
	 * @param in where answers to questions come from
	 * @param charset of all three
	 * @param interactive whether there is a person who sees and can be asked
	 * @param colour whether to write in colour
	 * @param live whether a line can be drawn again in place
	 * @param width how many columns there are, asked for when it is needed
	 */
	private Terminal(OutputStream out, OutputStream err, InputStream in, Charset charset, boolean interactive,
			boolean colour, boolean live, IntSupplier width) {
		this.liveLine = new LiveLine(err, charset);
		this.target = new WatchedStream(out);
		this.bytes = this.liveLine.above(this.target);
		this.out = writer(this.bytes, charset, colour, false);
		this.err = writer(this.liveLine.above(err), charset, colour, true);
		this.log = new PrintStream(this.liveLine.above(err), true, charset);
		this.live = live;
		this.width = width;
		this.in = new BufferedReader(new InputStreamReader(in, charset));
		this.interactive = interactive;
		this.colour = colour;
		this.unicode = charset.newEncoder().canEncode("│●");
	}

	private static PrintWriter writer(OutputStream stream, Charset charset, boolean colour, boolean autoFlush) {
		return new PrintWriter(new ControlFilter(new BufferedWriter(new OutputStreamWriter(stream, charset)), colour),
				autoFlush);
	}

	/**
	 * The terminal of this process. Input and output must both be one to count as such;
	 * there is no colour where {@code NO_COLOR} has a value, and on a dumb terminal.
	 * @param out standard output as it was until now; answers go the same way and past
	 * it, because it does not tell what was lost
	 * @param err where all else goes
	 */
	@SuppressWarnings("SystemConsoleNull")
	public static Terminal of(PrintStream out, PrintStream err) {
		out.flush();
		Console console = System.console();
		boolean interactive = console != null && isTerminal(console);
		boolean live = interactive && !"dumb".equals(System.getenv("TERM"));
		boolean colour = live && isEmpty(System.getenv("NO_COLOR"));
		return new Terminal(new FileOutputStream(FileDescriptor.out), err, System.in, charset(console), interactive,
				colour, live, SingletonSupplier.of(() -> new UsageMessageSpec().autoWidth(true).width())::obtain);
	}

	private static boolean isEmpty(@Nullable String value) {
		return value == null || value.isEmpty();
	}

	/**
	 * Since Java 22 there is a console where there is no terminal, and a method that
	 * tells.
	 */
	private static boolean isTerminal(Console console) {
		try {
			Method method = Console.class.getMethod("isTerminal");
			return (boolean) method.invoke(console);
		}
		catch (NoSuchMethodException ex) {
			return true;
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Charset charset(@Nullable Console console) {
		return (console != null) ? console.charset() : Charset
			.forName(System.getProperty("stdout.encoding", System.getProperty("sun.jnu.encoding", "UTF-8")));
	}

	/**
	 * Where answers go. What is written is seen when it is {@link PrintWriter#flush()
	 * flushed}, at the latest at the end of the command.
	 */
	PrintWriter out() {
		return this.out;
	}

	/**
	 * Answers with a text whose encoding is not the terminal's to choose: a file for
	 * another program, which has to be UTF-8.
	 */
	void writeUtf8(String text) {
		this.out.flush();
		try {
			this.bytes.write(text.getBytes(StandardCharsets.UTF_8));
			this.bytes.flush();
		}
		catch (IOException ex) {
			// The stream remembers it
		}
	}

	/**
	 * Whether some of the answer was lost on its way, to a full disk say. A reader that
	 * has seen enough has lost nothing.
	 */
	boolean hasLostOutput() {
		this.out.flush();
		return this.target.hasLost();
	}

	/**
	 * Where errors, questions and progress go.
	 */
	PrintWriter err() {
		return this.err;
	}

	/**
	 * Where answers to questions come from.
	 */
	BufferedReader in() {
		return this.in;
	}

	/**
	 * Asks a question and waits for the answer.
	 * @param question ends with a space
	 * @return the line that was typed, or {@code null} if there will be none
	 */
	@Nullable String ask(String question) {
		this.err.print(question);
		this.err.flush();
		try {
			String answer = this.in.readLine();
			if (answer == null) {
				this.err.println();
			}
			this.liveLine.lineEnded();
			return answer;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The line that is drawn again in place.
	 */
	LiveLine liveLine() {
		return this.liveLine;
	}

	/**
	 * Whether a line can be drawn again in place, and somebody sees it.
	 */
	boolean isLive() {
		return this.live;
	}

	/**
	 * How many columns there are.
	 */
	int width() {
		return this.width.getAsInt();
	}

	/**
	 * Where others write that know nothing of this: loggers above all.
	 */
	public PrintStream log() {
		return this.log;
	}

	/**
	 * Whether there is a person who sees and can be asked.
	 */
	boolean isInteractive() {
		return this.interactive;
	}

	/**
	 * Whether to write in colour.
	 */
	boolean isColoured() {
		return this.colour;
	}

	/**
	 * Whether lines and dots can be written, or have to be made of ASCII.
	 */
	boolean isUnicode() {
		return this.unicode;
	}

}
