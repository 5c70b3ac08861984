package org.simpp.xmpp.sasl;

/** The examples of RFC 5802, section 5 and RFC 7677, section 3. */
enum ScramExample {
  RFC5802(
      ScramHash.SHA_1,
      "fyko+d2lbbFgONRv9qkxdawL",
      "3rfcNHYJY1ZVvWVs7j",
      "QSXCR+Q6sek8bf92",
      "v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
      "rmF9pqV8S7suAoZWja4dJRkFsKQ="),
  RFC7677(
      ScramHash.SHA_256,
      "rOprNGfwEbeRWgbNEkqO",
      "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0",
      "W22ZaJ0SNY7soEsUEjb6gQ==",
      "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
      "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");

  final ScramHash hash;
  final String clientNonce;
  final String serverNonce;
  final String salt;
  final String proof;
  final String signature;

  ScramExample(
      ScramHash hash,
      String clientNonce,
      String serverNonce,
      String salt,
      String proof,
      String signature) {
    this.hash = hash;
    this.clientNonce = clientNonce;
    this.serverNonce = serverNonce;
    this.salt = salt;
    this.proof = proof;
    this.signature = signature;
  }

  String serverFirst() {
    return "r=" + clientNonce + serverNonce + ",s=" + salt + ",i=4096";
  }

  String clientFinal() {
    return "c=biws,r=" + clientNonce + serverNonce + ",p=" + proof;
  }
}
