// One line of JSON in, one line of JSON out. All values are hexadecimal.
import smCrypto from 'sm-crypto';
import { createInterface } from 'node:readline';

const { sm2, sm3, sm4 } = smCrypto;
const text = (hex) => Buffer.from(hex, 'hex').toString('utf8');
const bytes = (hex) => [...Buffer.from(hex, 'hex')];

const actions = {
  sm3: ({ message }) => sm3(bytes(message)),
  sign: ({ key, point, message, user }) =>
    sm2.doSignature(bytes(message), key, { hash: true, der: true, publicKey: point, userId: text(user) }),
  verify: ({ point, message, user, signature }) =>
    sm2.doVerifySignature(bytes(message), signature, point, { hash: true, der: true, userId: text(user) }),
  encrypt: ({ point, message }) => sm2.doEncrypt(bytes(message), point, 1),
  decrypt: ({ key, cipher }) => Buffer.from(sm2.doDecrypt(cipher, key, 1, { output: 'array' })).toString('hex'),
  cbcEncrypt: ({ key, iv, message }) => sm4.encrypt(bytes(message), key, { mode: 'cbc', iv }),
  cbcDecrypt: ({ key, iv, cipher }) =>
    Buffer.from(sm4.decrypt(bytes(cipher), key, { mode: 'cbc', iv, output: 'array' })).toString('hex'),
};

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  console.log(JSON.stringify({ result: actions[request.action](request) }));
}
