// Keeps the token of this browser for as long as the server keeps its conversations.
export default function ({ data }) {
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `${data.name}=${data.token}; Max-Age=86400; Path=/; SameSite=Strict${secure}`;
}
