package dev.stemma.cli.drawing;

import java.io.StringReader;
import java.util.List;
import java.util.Random;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pictures for other tools.
 */
class PictureTests {

	private static final List<Node> SHOP = List.of(
			new Node("d0", List.of("b0", "c0"), List.of(), Mark.PENDING, "Merge", List.of(), List.of(),
					List.of("head", "merge"), false, "pending"),
			new Node("c0", List.of("a0"), List.of("b0"), Mark.APPLIED, "Ask \"why\" <b>&co</b> #1; C:\\n `x`",
					List.of(), List.of("orders"), List.of("current"), true, "applied"),
			new Node("b0", List.of("a0", "lost"), List.of("gone"), Mark.EXCLUDED, "", List.of("demo"), List.of(),
					List.of(), false, "excluded"),
			new Node("a0", List.of(), List.of(), Mark.UNKNOWN, "First\nline\u001b[31m", List.of(), List.of(), List.of(),
					false, "unknown"));

	@Test
	void mermaidDrawsAFlowChart() {
		assertThat(MermaidDrawing.draw(SHOP)).isEqualTo(
				"""
						flowchart BT
						    r1["d0<br/>Merge<br/>(head) (merge)"]:::pending
						    r2["c0<br/>Ask #34;why#34; #60;b#62;#38;co#60;/b#62; #35;1#59; C:#92;#8203;n #96;x#96;<br/>#35;orders (current)"]:::applied
						    r3["b0<br/>[demo]"]:::excluded
						    r4["a0<br/>First line [31m"]:::unknown
						    r3 --> r1
						    r2 --> r1
						    r4 --> r2
						    r3 -.-> r2
						    r4 --> r3
						    classDef applied fill:#dafbe1,stroke:#1a7f37,color:#1f2328
						    classDef pending fill:#ffffff,stroke:#59636e,color:#1f2328
						    classDef excluded fill:#f6f8fa,stroke:#818b98,color:#59636e,stroke-dasharray:4 3
						    classDef failed fill:#ffebe9,stroke:#cf222e,color:#1f2328
						    classDef unknown fill:#fff8c5,stroke:#9a6700,color:#1f2328
						    classDef current stroke-width:4px
						    classDef head font-weight:bold
						    class r2 current
						    class r1 head
						""");
	}

	@Test
	void graphvizDrawsAGraph() {
		assertThat(DotDrawing.draw(SHOP)).isEqualTo(
				"""
						digraph revisions {
						    rankdir=BT;
						    node [shape=box, style="rounded,filled", fontname="Helvetica,Arial,sans-serif", fontsize=11];
						    edge [arrowsize=0.7, color="#59636e"];
						    "d0" [label="d0\\nMerge\\n(head) (merge)", fillcolor="#ffffff", color="#59636e"];
						    "c0" [label="c0\\nAsk \\"why\\" <b>&co</b> #1; C:\\\\n `x`\\n#orders (current)", fillcolor="#dafbe1", color="#1a7f37", penwidth=3];
						    "b0" [label="b0\\n[demo]", fillcolor="#f6f8fa", color="#818b98", fontcolor="#59636e", style="rounded,filled,dashed"];
						    "a0" [label="a0\\nFirst line [31m", fillcolor="#fff8c5", color="#9a6700"];
						    "b0" -> "d0";
						    "c0" -> "d0";
						    "a0" -> "c0";
						    "b0" -> "c0" [style=dotted];
						    "a0" -> "b0";
						}
						""");
	}

	@Test
	void theSvgHasARowForEachRevision() throws Exception {
		String svg = SvgDrawing.draw(SHOP);
		assertThat(svg.substring(svg.indexOf("</style>"))).isEqualTo("""
				</style>
				<rect class="paper" width="553" height="128"/>
				<path class="dependency" d="M54 54 H17 Q11 54 11 60 V68 Q11 74 17 74 H27"/>
				<path class="arrow" d="M29 74 l-6 -3 v6 z"/>
				<path class="edge l0" d="M34 22 V78"/>
				<path class="edge l1" d="M34 22 C34 40 54 31 54 50 V50"/>
				<path class="edge l1" d="M54 50 V106"/>
				<path class="edge l1" d="M34 78 C34 96 54 87 54 106 V106"/>
				<g class="row"><title>d0 Merge
				revises b0, c0
				pending</title>
				<rect class="area" y="8" width="553" height="28"/>
				<circle class="dot hole l0" cx="34" cy="22" r="5"/>
				<text x="78" y="26" xml:space="preserve"><tspan class="id">d0 </tspan>\
				<tspan class="message">Merge </tspan><tspan class="note">(head) </tspan>\
				<tspan class="note">(merge) </tspan><tspan class="standing pending-word">pending </tspan></text></g>
				<g class="row"><title>c0 Ask &quot;why&quot; &lt;b&gt;&amp;co&lt;/b&gt; #1; C:\\n `x`
				revises a0
				needs b0
				applied</title>
				<rect class="area" y="36" width="553" height="28"/>
				<circle class="dot f1 l1" cx="54" cy="50" r="5"/>
				<circle class="ring l1" cx="54" cy="50" r="9"/>
				<text x="78" y="54" xml:space="preserve"><tspan class="id">c0 </tspan>\
				<tspan class="message">Ask &quot;why&quot; &lt;b&gt;&amp;co&lt;/b&gt; #1; C:\\n `x` </tspan>\
				<tspan class="tag">#orders </tspan><tspan class="note">(current) </tspan>\
				<tspan class="standing applied-word">applied </tspan></text></g>
				<g class="row"><title>b0
				revises a0, lost
				needs gone
				excluded</title>
				<rect class="area" y="64" width="553" height="28"/>
				<circle class="dot excluded l0" cx="34" cy="78" r="5"/>
				<text x="78" y="82" xml:space="preserve"><tspan class="id">b0 </tspan>\
				<tspan class="label">[demo] </tspan><tspan class="standing excluded-word">excluded </tspan></text></g>
				<g class="row"><title>a0 First line [31m
				unknown</title>
				<rect class="area" y="92" width="553" height="28"/>
				<circle class="dot hole l1" cx="54" cy="106" r="6.5"/>
				<text class="sign" x="54" y="109">?</text>
				<text x="78" y="110" xml:space="preserve"><tspan class="id">a0 </tspan>\
				<tspan class="message">First line [31m </tspan>\
				<tspan class="standing unknown-word">unknown </tspan></text></g>
				</svg>
				""");
		Document document = parsed(svg);
		NodeList rows = document.getElementsByTagName("g");
		assertThat(rows.getLength()).isEqualTo(4);
		assertThat(document.getElementsByTagName("script").getLength()).isZero();
		assertThat(text(rows, 1)).contains("c0 ", "Ask \"why\" <b>&co</b> #1; C:\\n `x`", "#orders", "(current)");
		assertThat(((Element) rows.item(1)).getElementsByTagName("title").item(0).getTextContent())
			.isEqualTo("c0 Ask \"why\" <b>&co</b> #1; C:\\n `x`\nrevises a0\nneeds b0\napplied");
	}

	@Test
	void everySvgIsWellFormed() throws Exception {
		Random random = new Random(7);
		for (int i = 0; i < 50; i++) {
			List<Node> nodes = Nodes.random(random, 40);
			assertThat(parsed(SvgDrawing.draw(nodes)).getElementsByTagName("title").getLength()).isEqualTo(40);
		}
	}

	@Test
	void railsOfDependenciesAreSharedByTheirEndAndTakenAgain() {
		List<Node> nodes = Nodes.of("""
				f + c
				e + c
				d + b
				c + a
				b
				a
				""");
		DependencyRails rails = DependencyRails.of(nodes);
		assertThat(List.of(rails.to("c"), rails.to("b"), rails.to("a"))).containsExactly(0, 1, 2);
		assertThat(rails.width()).isEqualTo(3);
		assertThat(DependencyRails.of(Nodes.of("""
				d + c
				c
				b + a
				a
				""")).width()).isOne();
	}

	private static String text(NodeList rows, int number) {
		return rows.item(number).getTextContent();
	}

	private static Document parsed(String svg) throws Exception {
		return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
	}

}
