package dev.stemma;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;

import javax.net.SocketFactory;

/**
 * Sockets that go to this machine whatever address is asked for: the tests' server under
 * an address elsewhere, without a network.
 */
public final class LoopbackSocketFactory extends SocketFactory {

	@Override
	public Socket createSocket() {
		return new Socket() {

			@Override
			public void connect(SocketAddress endpoint, int timeout) throws IOException {
				super.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(),
						((InetSocketAddress) endpoint).getPort()), timeout);
			}

		};
	}

	@Override
	public Socket createSocket(String host, int port) throws IOException {
		return new Socket(InetAddress.getLoopbackAddress(), port);
	}

	@Override
	public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
		return createSocket(host, port);
	}

	@Override
	public Socket createSocket(InetAddress host, int port) throws IOException {
		return createSocket(host.getHostAddress(), port);
	}

	@Override
	public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
			throws IOException {
		return createSocket(address, port);
	}

}
