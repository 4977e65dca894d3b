package dev.stemma.script;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stemma.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptTextTests {

	private static final String SCRIPT = "-- @revision a1\n-- @upgrade\nSELECT 'a\nb', $$c\nd$$;\n";

	@ParameterizedTest
	@ValueSource(strings = { "", "ascii", "grün", "ελληνικά", "\uD83D\uDE80 up", "a\rb" })
	void textIsDecoded(String text) throws IOException {
		assertThat(read(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(new ScriptText(text, List.of()));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 7, 4096 })
	void textIsDecodedHoweverItsBytesArrive(int size) throws IOException {
		String text = "ä€\uD83D\uDE80\r\n".repeat(20_000);
		InputStream trickle = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
			@Override
			public synchronized int read(byte[] buffer, int offset, int length) {
				return super.read(buffer, offset, Math.min(length, size));
			}
		};
		assertThat(ScriptText.read(trickle, "a.sql").text()).isEqualTo(text.replace("\r\n", "\n"));
	}

	@Test
	void aByteOrderMarkWindowsLineEndsAndAMissingLastLineEndChangeNothing() {
		Checksum checksum = SqlScripts.load(SCRIPT).checksum();
		String windows = SCRIPT.replace("\n", "\r\n");
		assertThat(SqlScripts.load("\uFEFF" + SCRIPT).checksum()).isEqualTo(checksum);
		assertThat(SqlScripts.load(windows).checksum()).isEqualTo(checksum);
		assertThat(SqlScripts.load(SCRIPT.stripTrailing()).checksum()).isEqualTo(checksum);
		assertThat(SqlScripts.load("\uFEFF" + windows.stripTrailing()).checksum()).isEqualTo(checksum);
		assertThat(SqlScripts.load(windows).read(Placeholders.NONE).upgrade().statements().get(0).sql())
			.isEqualTo("SELECT 'a\nb', $$c\nd$$");
	}

	@Test
	void copyDataAtTheEndOfTheFileIsTheSameWithAndWithoutALineEnd() {
		String copy = "-- @revision a1\n-- @upgrade\nCOPY a FROM STDIN;\n1\n\\.";
		assertThat(SqlScripts.load(copy).checksum()).isEqualTo(SqlScripts.load(copy + "\r\n").checksum());
	}

	@Test
	void bytesThatAreNoUtf8AreReportedWithTheOffsetOfTheFirst() {
		byte[] bytes = SCRIPT.replace("SELECT 'a", "SELECT 'äö").getBytes(StandardCharsets.ISO_8859_1);
		assertThat(SqlScripts.problems(bytes))
			.containsExactly("The script is not UTF-8: byte 0xE4 at offset 36 (a.sql:3:9). Save it as UTF-8.");
	}

	@Test
	void theOffsetCountsBytesFromTheBeginningOfTheFile() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.write("\uFEFF".getBytes(StandardCharsets.UTF_8));
		bytes.write("ä\r\n".repeat(50_000).getBytes(StandardCharsets.UTF_8));
		bytes.write(0xFF);
		assertThat(read(bytes.toByteArray()).problems()).extracting(Problem::toString)
			.containsExactly("The script is not UTF-8: byte 0xFF at offset 200003 (a.sql:50001:1). Save it as UTF-8.");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void aCharacterThatIsCutOffIsReported(int length) throws IOException {
		byte[] rocket = "\uD83D\uDE80".getBytes(StandardCharsets.UTF_8);
		assertThat(read(Arrays.copyOf(rocket, length)).problems()).extracting(Problem::toString)
			.containsExactly("The script is not UTF-8: byte 0xF0 at offset 0 (a.sql:1:1). Save it as UTF-8.");
	}

	@Test
	void aNulIsReported() {
		assertThat(SqlScripts.problems(SCRIPT.replace("'a", "'\0")))
			.containsExactly("The script contains a NUL character, which no SQL can (a.sql:3:9). Remove it.");
	}

	private static ScriptText read(byte[] bytes) throws IOException {
		return ScriptText.read(new ByteArrayInputStream(bytes), "a.sql");
	}

}
