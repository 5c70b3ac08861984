package org.simpp.benchmarks;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a login costs the server of IMKE that SIMPP does without: RSA-2048, by the JDK. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ImkeServerLoad {
  private Cipher decryption;
  private Cipher encryption;
  private byte[] sealedKey;
  private final byte[] nonce = new byte[16];

  @Setup
  public void sealAKey() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair server = generator.generateKeyPair();
    KeyPair client = generator.generateKeyPair();
    Cipher sealing = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    sealing.init(Cipher.ENCRYPT_MODE, server.getPublic());
    sealedKey = sealing.doFinal(new byte[16]);
    decryption = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    decryption.init(Cipher.DECRYPT_MODE, server.getPrivate());
    encryption = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    encryption.init(Cipher.ENCRYPT_MODE, client.getPublic());
  }

  /** {KAS}ES of message a1. */
  @Benchmark
  public byte[] decryption(ServerCpu cpu) throws Exception {
    cpu.begin();
    byte[] key = decryption.doFinal(sealedKey);
    cpu.end();
    return key;
  }

  /** The same and {RS}EA of message a2, under the client's dynamic key. */
  @Benchmark
  public byte[] decryptionAndEncryption(ServerCpu cpu) throws Exception {
    cpu.begin();
    byte[] key = decryption.doFinal(sealedKey);
    nonce[0] ^= key[0];
    byte[] sealed = encryption.doFinal(nonce);
    cpu.end();
    return sealed;
  }
}
